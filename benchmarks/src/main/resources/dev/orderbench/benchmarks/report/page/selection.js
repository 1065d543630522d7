// What the reader has chosen to see: who, and in which operations and conditions. The overview and the causes follow it.
const selection = ((data) => {
  const MOST_ROWS = 250;

  // usual: what is left out while the reader has chosen nothing.
  const ofCells = [
    { key: 'operations', title: 'Operations', of: (cell) => cell.operation },
    { key: 'threads', title: 'Conditions', of: (cell) => cell.threads },
    { key: 'sizes', title: 'Data size', of: (cell) => cell.size },
  ].map((filter) => ({ ...filter, usual: [], values: [...new Set(data.cells.map(filter.of))].map((value) => [value, value]) }));
  // Means over several sizes answer another question than the comparison does.
  const sizes = ofCells.find((filter) => filter.key === 'sizes');
  sizes.usual = sizes.values.map(([size]) => size).filter((size) => size !== data.dataSize);

  const ofContenders = [
    { key: 'contenders', title: 'Contenders', of: (one) => one.id, values: data.contenders.map((one) => [one.id, one.name]) },
    { key: 'variants', title: 'Variants', of: (one) => one.variant, values: [...new Set(data.contenders.map((one) => one.variant))].map((variant) => [variant, variant]) },
  ].map((filter) => ({ ...filter, usual: [] }));

  const name = (filter) => `without-${filter.key}`;

  const without = (filter) => new Set(state.get(name(filter)) === null ? filter.usual : state.list(name(filter)));

  function leaveOut(filter, values) {
    const usual = values.length === filter.usual.length && values.every((value) => filter.usual.includes(value));
    state.setList('overview', name(filter), usual ? null : values);
  }

  const kept = (all, filters) => {
    const out = filters.map((filter) => [filter, without(filter)]);
    return all.filter((one) => out.every(([filter, values]) => !values.has(filter.of(one))));
  };

  const ids = () => kept(data.contenders, ofContenders).map((one) => one.id);
  const cells = () => kept(data.cells, ofCells);
  // All that there is at the sizes that were chosen.
  const cellsOfSizes = () => kept(data.cells, [sizes]);

  // Beside the operation; the size where it is not that of the comparison.
  const conditions = (cell) => (cell.size === data.dataSize ? cell.threads : `${cell.threads}, ${cell.size} data`);

  // A figure that is much longer is one that nobody looks at: pairs of a cell and its marks, as many as there is room for.
  function fitting(pairs) {
    const shown = [];
    let rows = 0;
    for (const pair of pairs) {
      if (rows + pair[1].length > MOST_ROWS) break;
      rows += pair[1].length;
      shown.push(pair);
    }
    const more = d3.sum(pairs, (pair) => pair[1].length) - rows;
    const note = more === 0 ? [] : [elements.make('p', { class: 'missing' }, `There is no room for ${numbers.fixed(more, 0)} more: choose fewer in the overview, or read results.csv.`)];
    return { shown, note };
  }

  return { filters: [...ofContenders, ...ofCells], operations: ofCells[0], without, leaveOut, ids, cells, cellsOfSizes, conditions, fitting };
})(data);
