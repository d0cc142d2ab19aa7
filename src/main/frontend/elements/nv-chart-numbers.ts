/** Columns as the server packs them, and how their numbers and moments are written. */
export interface PackedColumn {
  w: string;
  k: number;
  q: number;
  d: string;
}

export interface PackedData {
  f: number;
  s: number;
  n: number;
  w: number;
  c: PackedColumn[];
}

export interface Column {
  words: string;
  colour: number;
  values: (number | null)[];
}

export interface Columns {
  from: number;
  step: number;
  columns: Column[];
}

/** Zig-zag differences, seven bits to a byte; zero is a gap. See PackedNumbers on the server. */
function unpack(column: PackedColumn, points: number): (number | null)[] {
  const bytes = Uint8Array.from(atob(column.d), (character) => character.charCodeAt(0));
  const values: (number | null)[] = [];
  const inverse = column.q < 1 ? Math.round(1 / column.q) : 0;
  let at = 0;
  let before = 0;
  while (values.length < points && at < bytes.length) {
    let code = 0;
    let weight = 1;
    while (bytes[at] > 127) {
      code += (bytes[at++] & 127) * weight;
      weight *= 128;
    }
    code += bytes[at++] * weight;
    if (code === 0) {
      values.push(null);
    } else {
      const zigzag = code - 1;
      before += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
      values.push(inverse ? before / inverse : before * column.q);
    }
  }
  return values;
}

export function read(data: PackedData): Columns {
  return {
    from: data.f,
    step: data.s,
    columns: data.c.map((column) => ({ words: column.w, colour: column.k, values: unpack(column, data.n) })),
  };
}

/** Puts a tail behind what is there; the window moves on with it. */
export function join(shown: Columns, tail: Columns, window: number): Columns {
  const end = tail.from + tail.step * (tail.columns[0].values.length - 1);
  const from = end - tail.step * (window - 1);
  const columns = tail.columns.map((column, index) => {
    const values: (number | null)[] = new Array(window).fill(null);
    const put = (source: (number | null)[], first: number) =>
      source.forEach((value, point) => {
        const place = Math.round((first - from) / tail.step) + point;
        if (place >= 0 && place < window) {
          values[place] = value;
        }
      });
    put(shown.columns[index].values, shown.from);
    put(column.values, tail.from);
    return { ...column, values };
  });
  return { from, step: tail.step, columns };
}

export interface Facts {
  last: number | null;
  least: number | null;
  mean: number | null;
  greatest: number | null;
}

export function facts(values: (number | null)[]): Facts {
  let least = Infinity;
  let greatest = -Infinity;
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value !== null) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      sum += value;
      count++;
    }
  }
  // A point may be a moment late; more is a gap.
  const last = values.slice(-3).findLast((value) => value !== null) ?? null;
  return count === 0
    ? { last, least: null, mean: null, greatest: null }
    : { last, least, mean: sum / count, greatest };
}

export interface Scale {
  divisor: number;
  label: string;
}

const prefixes: Record<string, [number, string][]> = {
  percent: [[1, '%']],
  cpus: [[1, 'vCPU']],
  bytes: [
    [1, 'B'],
    [2 ** 10, 'KiB'],
    [2 ** 20, 'MiB'],
    [2 ** 30, 'GiB'],
    [2 ** 40, 'TiB'],
  ],
  'bytes-per-second': [
    [1, 'B/s'],
    [1e3, 'kB/s'],
    [1e6, 'MB/s'],
    [1e9, 'GB/s'],
  ],
  'bits-per-second': [
    [1, 'bit/s'],
    [1e3, 'kbit/s'],
    [1e6, 'Mbit/s'],
    [1e9, 'Gbit/s'],
  ],
  'per-second': [
    [1, '/s'],
    [1e3, 'k/s'],
    [1e6, 'M/s'],
  ],
  seconds: [
    [1e-6, 'µs'],
    [1e-3, 'ms'],
    [1, 's'],
  ],
};

/** The prefix in which the greatest value reads best. */
export function scaleOf(unit: string, greatest: number): Scale {
  const offered = prefixes[unit] ?? [[1, '']];
  const [divisor, label] = offered.findLast(([size]) => greatest >= size) ?? offered[0];
  return { divisor, label };
}

function language(): string {
  const lang = document.documentElement.lang || 'en';
  return lang === 'en' ? 'en-GB' : lang;
}

function zone(): string | undefined {
  return document.documentElement.dataset.zone || undefined;
}

/** Three digits that count. */
export function number(value: number | null, scale: Scale): string {
  if (value === null) {
    return '–';
  }
  const scaled = value / scale.divisor;
  const size = Math.abs(scaled);
  const decimals = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
  return new Intl.NumberFormat(language(), { maximumFractionDigits: decimals }).format(scaled);
}

export function withUnit(value: number | null, scale: Scale): string {
  return value === null ? '–' : `${number(value, scale)}\u00a0${scale.label}`;
}

/** How a moment is written beside others that are so many seconds apart. */
export function moment(seconds: number, apart: number): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: zone(), hour: '2-digit', minute: '2-digit' };
  if (apart < 60) {
    options.second = '2-digit';
  }
  return new Intl.DateTimeFormat(language(), options).format(seconds * 1000);
}

export function day(seconds: number): string {
  return new Intl.DateTimeFormat(language(), { timeZone: zone(), day: 'numeric', month: 'short' }).format(
    seconds * 1000,
  );
}

/** With the day where the frame is longer than one. */
export function exact(seconds: number, step: number, length: number): string {
  return length > 86_400 ? `${day(seconds)}, ${moment(seconds, 60)}` : moment(seconds, step);
}

export function isMidnight(seconds: number): boolean {
  return moment(seconds, 60).startsWith('00:00');
}

export function zoned(seconds: number): Date {
  const name = zone();
  const at = new Date(seconds * 1000);
  return name ? new Date(at.toLocaleString('en-US', { timeZone: name })) : at;
}
