"""What the benchmarks share: the servers that are compared, the load, and how processor time is counted (Linux only)."""
import atexit
import contextlib
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUSEKI = ROOT / "target/fuseki/jena-fuseki-server-5.6.0.jar"
TICK = os.sysconf("SC_CLK_TCK")


def java():
    """The newest one, as ./steppe chooses it."""
    found = {}
    for release in Path("/usr/lib/jvm").glob("*/release"):
        version = re.search(r'JAVA_VERSION="(\d+)', release.read_text())
        if version:
            found[int(version.group(1))] = str(release.parent / "bin/java")
    return found[max(found)] if found else "java"


def need(*tools):
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        sys.exit("needed and not found: %s. On Debian: apt-get install %s" % (", ".join(missing), " ".join({"nginx": "nginx-light"}.get(m, m) for m in missing)))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def scratch():
    """A folder that is gone when the benchmark ends."""
    folder = Path(tempfile.mkdtemp(prefix="steppe-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class Peer:
    """A server process, and the address where it answers queries. Its own folder, if it has one, goes with it: a start has many, each with a store."""

    def __init__(self, name, command, port, query_path, environment=None, folder=None):
        self.name, self.port, self.query_path, self.folder = name, port, query_path, folder
        self.started = time.monotonic()
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=self.log, stderr=self.log, env={**os.environ, **(environment or {})}, start_new_session=True)

    def url(self, path):
        return "http://127.0.0.1:%d%s" % (self.port, path)

    def query_url(self, query):
        return self.url(self.query_path + "?query=" + urllib.parse.quote(query))

    def wait(self, path):
        """Seconds from the start of the process until this is answered."""
        while True:
            try:
                with urllib.request.urlopen(self.url(path), timeout=30) as answer:
                    answer.read()
                    return time.monotonic() - self.started
            except OSError:
                if self.process.poll() is not None:
                    self.log.seek(0)
                    sys.exit("%s ended: %s" % (self.name, self.log.read().decode()[-2000:]))
                time.sleep(0.005)

    def cpu(self):
        """Seconds of processor time that the process and its threads have used so far."""
        fields = Path("/proc/%d/stat" % self.process.pid).read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def resident(self):
        """MB of memory now, and at most."""
        status = Path("/proc/%d/status" % self.process.pid).read_text()
        return tuple(int(re.search(field + r":\s+(\d+)", status).group(1)) // 1024 for field in ("VmRSS", "VmHWM"))

    def close(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def steppe(store, memory="512m"):
    port = free_port()
    # With the load's address taken from X-Forwarded-For, so that the budget of one client does not end a benchmark.
    return Peer("Steppe", ["./steppe", "serve", "--port", str(port), "--proxy", "127.0.0.1"], port, "/sparql", {"STEPPE_STORE": str(store), "STEPPE_MEMORY": memory})


def fuseki(store, buffer=None, memory="512m"):
    """As shipped, or with an output buffer of this many bytes. Over a copy: TDB2 lets one process only open a store."""
    port = free_port()
    folder = scratch()
    shutil.copytree(Path(store).resolve() / "current" / "tdb", folder / "tdb")
    place = ["--port=%d" % port]
    if buffer:
        (folder / "jetty.xml").write_text((ROOT / "src/main/docker/fuseki-jetty.xml").read_text().replace("32768", str(buffer)).replace("3030", str(port)))
        place = ["--jetty=%s" % (folder / "jetty.xml")]
    command = [java(), "-XX:+UseSerialGC", "-Xmx" + memory, "-jar", str(FUSEKI), *place, "--tdb2", "--loc=%s" % (folder / "tdb"), "--set=tdb2:unionDefaultGraph=true", "/steppe"]
    return Peer("Fuseki, %s" % ("buffer %d kB" % (buffer // 1024) if buffer else "as shipped"), command, port, "/steppe", {"FUSEKI_BASE": str(folder / "run")}, folder)


def wrk(url, connections, seconds, headers=None):
    """Answers per second and how many in all; anything but 200 ends the benchmark."""
    command = ["wrk", "-t1", "-c%d" % connections, "-d%ds" % seconds]
    for name, value in (headers or {}).items():
        command += ["-H", "%s: %s" % (name, value)]
    out = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit("not every request was answered: %s\n%s" % (url, out))
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), int(re.search(r"(\d+) requests in", out).group(1))


def built_store():
    """The store that ./steppe build makes of this repository, in a folder of the benchmark's own."""
    folder = Path(os.environ.get("BENCH_STORE") or scratch())
    subprocess.run(["./steppe", "build", "--if-needed"], cwd=ROOT, check=True, env={**os.environ, "STEPPE_STORE": str(folder)})
    return folder


def spread(values):
    return "%.3g (%.3g to %.3g)" % (statistics.median(values), min(values), max(values))


def machine():
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1)) // 2**20
    version = subprocess.run([java(), "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    return "%s, %d cores, %d GB, %s, %s" % (model.group(1) if model else "unknown processor", os.cpu_count(), memory, os.uname().release.split("-")[0], version)
