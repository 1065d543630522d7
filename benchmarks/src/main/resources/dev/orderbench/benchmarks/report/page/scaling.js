// Throughput over threads and time over the size of the data, one figure for each operation.
const scaling = ((data) => {
  const SIZES = ['tiny', 'small', 'medium', 'large'];
  const spread = (mark, unit) =>
    mark.low === null ? `${numbers.micros(mark.value)} ${unit}, without an interval` : `${numbers.micros(mark.value)} [${numbers.micros(mark.low)}, ${numbers.micros(mark.high)}] ${unit}`;
  const name = (id) => multiples.named.get(id) ?? id;

  const lines = (rows, point) =>
    [...d3.group(rows, (row) => row.contender)].map(([id, own]) => ({ id, name: name(id), points: own.map(point) }));

  function overThreads([operation, rows]) {
    const counts = [...new Set(rows.map((row) => row.threads))].sort(d3.ascending);
    return {
      title: operation,
      x: (range) => d3.scaleLog().base(2).domain(counts.length > 1 ? d3.extent(counts) : [counts[0] / 2, counts[0] * 2]).range(range),
      xTicks: counts.map((count) => [count, `${count}`]),
      xName: 'threads (hollow: virtual)',
      yName: 'operations in a second',
      yFromZero: true,
      lines: lines(rows, (row) => ({
        x: row.threads,
        value: row.perSecond.value,
        low: row.perSecond.low,
        high: row.perSecond.high,
        apart: row.virtual,
        text: `${row.threads} ${row.virtual ? 'virtual ' : ''}thread${row.threads === 1 ? '' : 's'}: ${spread(row.perSecond, 'operations/s')}`,
      })),
    };
  }

  function overSizes([operation, rows]) {
    const known = [...new Set(rows.map((row) => row.size))].sort((a, b) => SIZES.indexOf(a) - SIZES.indexOf(b));
    return {
      title: operation,
      x: (range) => d3.scalePoint(known, range),
      xTicks: known.map((size) => [size, size]),
      xName: 'size of the data',
      yName: 'µs per operation',
      lines: lines(rows, (row) => ({ x: row.size, value: row.micros.value, low: row.micros.low, high: row.micros.high, text: `${row.size}: ${spread(row.micros, 'µs')}` })),
    };
  }

  function begin() {
    const by = (rows) => [...d3.group(rows, (row) => row.operation)];
    const figures = [...by(data.growth.threads).map(overThreads), ...by(data.growth.sizes).map(overSizes)];
    multiples.show(document.getElementById('scaling-figure'), figures);
    if (figures.length > 0) document.getElementById('scaling-hint').hidden = false;
  }

  return { begin };
})(data);
