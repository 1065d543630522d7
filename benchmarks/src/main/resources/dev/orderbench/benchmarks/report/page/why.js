// What the time of each operation was spent on, as stacked bars.
const why = ((data) => {
  const { make, replace, short, whenResized } = elements;
  const PARTS = [
    ['client', 'client CPU'],
    ['server', 'server CPU'],
    ['waiting', 'wait for a connection'],
    ['rest', 'remainder (network, switches, locks, disk)'],
  ];
  const box = document.getElementById('causes-figure');
  const named = new Map(data.contenders.map((one) => [one.id, one.name]));

  function draw(width) {
    const ids = new Set(selection.ids());
    const pairs = selection.cells()
      .map((cell) => [cell, cell.marks.filter((mark) => mark.parts && ids.has(mark.id))])
      .filter(([, marks]) => marks.length > 0);
    if (pairs.length === 0) {
      replace(box, make('p', { class: 'missing' }, 'There is no figure: of what is chosen in the overview, no causes are known.'));
      return;
    }
    const { shown, note } = selection.fitting(pairs);
    const wide = width >= 640;
    const left = wide ? 170 : 100;
    const right = width - 70;
    const svg = d3.create('svg').attr('role', 'group').attr('aria-label', 'What the time of each operation was spent on, each operation on a scale of its own');
    const legend = svg.append('g').attr('aria-hidden', 'true');
    let at = 0;
    let line = 10;
    for (const [key, name] of PARTS) {
      const length = 22 + 7 * name.length;
      if (at + length > width) {
        at = 0;
        line += 18;
      }
      legend.append('rect').attr('class', `part ${key}`).attr('x', at).attr('y', line - 9).attr('width', 12).attr('height', 12);
      legend.append('text').attr('x', at + 17).attr('y', line + 1).text(name);
      at += length + 8;
    }
    let y = line + 24;
    for (const [cell, marks] of shown) {
      const most = d3.max(marks, (mark) => d3.sum(PARTS, ([key]) => mark.parts[key] ?? 0));
      const x = d3.scaleLinear().domain([0, most]).range([left, right]);
      const head = svg.append('text').attr('class', 'head').attr('x', 0).attr('y', y + 4);
      head.append('tspan').attr('class', 'operation').text(short(cell.operation, wide ? 32 : 22));
      head.append('tspan').attr('class', 'point').attr('dx', '0.6em').text(short(selection.conditions(cell), wide ? 32 : 14));
      y += 14;
      for (const mark of marks) {
        const words = PARTS.filter(([key]) => mark.parts[key] !== null).map(([key, name]) => `${name} ${numbers.fixed(mark.parts[key], 1)} µs`).join(', ');
        const group = svg.append('g').attr('role', 'img').attr('aria-label', `${named.get(mark.id)}: ${words}`);
        group.append('title').text(`${named.get(mark.id)}: ${words}`);
        group.append('text').attr('class', 'who').attr('x', wide ? 12 : 0).attr('y', y + 12).text(short(named.get(mark.id), wide ? 24 : 14));
        let from = 0;
        for (const [key] of PARTS) {
          const value = mark.parts[key] ?? 0;
          if (value > 0) {
            group.append('rect').attr('class', `part ${key}`).attr('x', x(from)).attr('y', y + 1).attr('width', Math.max(0, x(from + value) - x(from))).attr('height', 14);
          }
          from += value;
        }
        group.append('text').attr('class', 'value').attr('x', x(from) + 6).attr('y', y + 12).text(numbers.micros(from));
        y += 19;
      }
      y += 18;
    }
    svg.attr('viewBox', `0 0 ${width} ${y}`).attr('width', width).attr('height', y);
    replace(box, svg.node(), note);
  }

  function begin() {
    if (!box || !data.cells.some((cell) => cell.marks.some((mark) => mark.parts))) return;
    box.hidden = false;
    whenResized(box, draw);
    state.onChange(() => box.clientWidth > 0 && draw(Math.round(box.clientWidth)));
  }

  return { begin };
})(data);
