// Percentile curves at a fixed arrival rate, one figure for each operation: the rarer the requests, the further to the right.
const latency = ((data) => {
  // A percentile by how rare it is to be above it: 90 lies as far from 99 as 99 from 99.9.
  const rareness = (percentile) => 100 / (100 - percentile);

  function begin() {
    const percentiles = [...new Set(data.latency.flatMap((curve) => curve.points.map(([percentile]) => percentile)))].sort(d3.ascending);
    const ticks = [50, 90, 99, 99.9, 99.99].filter((percentile) => percentile <= percentiles.at(-1)).map((percentile) => [rareness(percentile), `p${percentile}`]);
    const figures = [...d3.group(data.latency, (curve) => curve.operation)].map(([title, curves]) => ({
      title,
      x: (range) => d3.scaleLog().domain([rareness(percentiles[0]), rareness(percentiles.at(-1))]).range(range),
      xTicks: ticks,
      xName: 'percentile of the requests',
      yName: 'µs from due time to answer',
      lines: curves.filter((curve) => curve.points.length > 0).map((curve) => ({
        id: curve.contender,
        name: multiples.named.get(curve.contender) ?? curve.contender,
        points: curve.points.map(([percentile, micros]) => ({
          x: rareness(percentile),
          value: micros,
          text: `p${numbers.fixed(percentile, 2)}: ${numbers.micros(micros)} µs`,
        })),
      })),
    }));
    multiples.show(document.getElementById('latency-figure'), figures.filter((figure) => figure.lines.length > 0));
  }

  return { begin };
})(data);
