// How contenders stand over a selection of cells together: what statistics/Standings of the program computes, whose Javadoc says how.
const standings = (() => {
  const SIGNIFICANCE = 0.05;

  function observations(stage, one, other) {
    const sums = new Map();
    for (const cell of stage) {
      const reference = new Map(cell.logs[other]);
      for (const [jvm, log] of cell.logs[one]) {
        if (reference.has(jvm)) {
          const sum = sums.get(jvm) || { value: 0, count: 0 };
          sums.set(jvm, { value: sum.value + log - reference.get(jvm), count: sum.count + 1 });
        }
      }
    }
    return [...sums.values()].filter((sum) => sum.count === stage.length).map((sum) => sum.value / stage.length);
  }

  function difference(cells, one, other) {
    const parts = [];
    let mean = cells.length === 0 ? NaN : 0;
    for (const stage of d3.group(cells, (cell) => cell.stage).values()) {
      const weight = stage.length / cells.length;
      const values = observations(stage, one, other);
      const middle = values.length === 0 ? NaN : d3.sum(values) / values.length;
      const squares = d3.sum(values, (value) => (value - middle) ** 2);
      mean += weight * middle;
      parts.push({
        variance: (weight * weight * squares) / (values.length - 1) / values.length,
        freedom: values.length - 1,
      });
    }
    const variance = parts.reduce((all, part) => all + part.variance, 0);
    const freedom = 1 / parts.reduce((all, part) => all + (part.variance / variance) ** 2 / part.freedom, 0);
    return { mean, error: Math.sqrt(variance), freedom };
  }

  function pValue({ mean, error, freedom }) {
    if (Number.isNaN(mean) || Number.isNaN(error)) return 1;
    if (error === 0) return mean === 0 ? 1 : 0;
    return student.twoSided(mean / error, freedom);
  }

  function holm(pValues) {
    const adjusted = [];
    let largest = 0;
    d3.range(pValues.length)
      .sort((i, j) => pValues[i] - pValues[j])
      .forEach((index, rejected) => {
        largest = Math.max(largest, Math.min(1, (pValues.length - rejected) * pValues[index]));
        adjusted[index] = largest;
      });
    return adjusted;
  }

  function estimate({ mean, error, freedom }) {
    if (Number.isNaN(mean)) return null;
    if (Number.isNaN(error)) return { value: Math.exp(mean) };
    const half = error === 0 ? 0 : error * student.quantile(SIGNIFICANCE, freedom);
    return { value: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
  }

  // ids of contenders, cells of the page's data; a cell that lacks one of them, or is withheld, is left out for all.
  function of(ids, cells, baseline) {
    const used = cells.filter((cell) => !cell.withheld && ids.every((id) => id in cell.logs));
    const pairs = d3.range(ids.length).flatMap((i) => d3.range(i + 1, ids.length).map((j) => [i, j]));
    const found = pairs.map(([i, j]) => difference(used, ids[i], ids[j]));
    const shown = holm(found.map(pValue)).map((p) => p < SIGNIFICANCE);
    const faster = ids.map(() => 0);
    const slower = ids.map(() => 0);
    pairs.forEach(([i, j], k) => {
      if (!shown[k]) return;
      const [quick, slow] = found[k].mean < 0 ? [i, j] : [j, i];
      faster[slow]++;
      slower[quick]++;
    });
    return {
      cells: used.length,
      leftOut: cells.length - used.length,
      entries: ids.map((id, i) => ({
        id,
        ratio: used.length === 0 || !ids.includes(baseline) ? null : estimate(difference(used, id, baseline)),
        bestRank: 1 + faster[i],
        worstRank: ids.length - slower[i],
      })),
    };
  }

  return { of };
})();
