// Dates as the graph has them: xsd:date, and EDTF (level 1 as far as it is used): 2024, 2024-07, 2023-23, 2013~, 2022/2023, 2014/.., ../2024.
const SEASONS = { 21: [3, 6], 22: [6, 9], 23: [9, 12], 24: [12, 15], 33: [1, 4], 34: [4, 7], 35: [7, 10], 36: [10, 13] };

const time = (year, month = 1, day = 1) => {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year + date.getUTCFullYear() - 2000);
  return date.getTime();
};

function day(text) {
  const match = /^(\d{3}X|\d{2}XX|\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text.replace(/[?~%]/g, ""));
  if (!match) return null;
  const [, y, m, d] = match;
  const year = Number(y.replaceAll("X", "0"));
  if (y.includes("X")) return [time(year), time(year + (y.endsWith("XX") ? 100 : 10))];
  if (!m) return [time(year), time(year + 1)];
  if (SEASONS[Number(m)]) return SEASONS[Number(m)].map((month) => time(year, month));
  const month = Number(m);
  return d ? [time(year, month, Number(d)), time(year, month, Number(d) + 1)] : [time(year, month), time(year, month + 1)];
}

/** From and until, not on, in milliseconds; an end that is open is missing. Null for what is no date. */
export function period(text) {
  const [first, second] = text.split("/");
  const from = day(first);
  if (second === undefined) return from && { from: from[0], until: from[1], moment: true };
  const until = day(second);
  return from || until ? { from: from?.[0], until: until?.[1] } : null;
}

export const yearOf = (milliseconds) => new Date(milliseconds).getUTCFullYear();
export const startOf = (year) => time(year);
