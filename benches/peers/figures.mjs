// Figures out of measured values: quantiles, and how they are written.

/** The value below which a share of the values lies. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export function median(values) {
  return values.length ? quantile(values, 0.5) : null;
}

/** `{p50, p95, max}`, or nothing of nothing. */
export function spread(values) {
  return values.length ? { p50: quantile(values, 0.5), p95: quantile(values, 0.95), max: Math.max(...values) } : null;
}

/** Milliseconds with as many digits as matter. */
export function milliseconds(time) {
  if (time == null) return '–';
  return time < 0.995 ? time.toFixed(2) : time < 9.95 ? time.toFixed(1) : grouped(Math.round(time));
}

/** Bytes, in millions or thousands. */
export function bytes(count) {
  if (count == null) return '–';
  const [value, unit] = Math.abs(count) >= 999_500 ? [count / 1e6, 'MB'] : [count / 1e3, 'KB'];
  return `${Math.abs(value) < 99.5 ? value.toFixed(1) : grouped(Math.round(value))} ${unit}`;
}

export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
