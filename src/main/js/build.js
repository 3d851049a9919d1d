// Makes the bundles, the map and NOTICES.txt in src/main/resources/static, the same bytes from the same lock file.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { map } from "./map.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const STATIC = fileURLToPath(new URL("../resources/static/", import.meta.url));

const bundled = await build({
  absWorkingDir: HERE,
  entryPoints: ["views.js", "sparql.js", "fields.js"],
  outdir: STATIC,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2021",
  charset: "utf8",
  legalComments: "none",
  banner: { js: "// Made by src/main/js/build.js. Licences: NOTICES.txt" },
  metafile: true,
  logLevel: "warning",
});
writeFileSync(STATIC + "map.json", map());
writeFileSync(STATIC + "NOTICES.txt", notices(packages(bundled.metafile)));
for (const name of ["views.js", "sparql.js", "fields.js", "map.json"]) {
  const bytes = readFileSync(STATIC + name);
  console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 6 }).length} compressed`);
}

function packages(metafile) {
  const names = Object.keys(metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean);
  return [...new Set([...names, "world-atlas"])].sort();
}

function notices(names) {
  const head = "The files views.js, sparql.js and map.json in this folder hold parts of these packages.\n"
    + "map.json is made from Natural Earth (public domain, naturalearthdata.com) by way of world-atlas.\n";
  return head + names.map((name) => {
    const folder = `${HERE}node_modules/${name}/`;
    const { version, license } = JSON.parse(readFileSync(folder + "package.json", "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file && existsSync(folder + file) ? readFileSync(folder + file, "utf8").trim().replaceAll("\r\n", "\n") : `Licence: ${license}`;
    return `\n${"-".repeat(72)}\n${name} ${version} (${license})\n\n${text}\n`;
  }).join("");
}
