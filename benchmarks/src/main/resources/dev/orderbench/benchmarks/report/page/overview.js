// The overview: each ratio as a dot and its interval on a logarithmic axis, filters, and the ranks over what they leave.
const overview = ((data) => {
  const { make, replace, row, short, whenResized } = elements;
  const ROW = 24;
  const HEAD = 42;
  const GROUP_GAP = 14;
  const MOST_BOXES = 100;
  const box = document.getElementById('overview-figure');
  const ranks = document.getElementById('ranks');
  const status = document.getElementById('filter-status');
  const named = new Map(data.contenders.map((one) => [one.id, one.name]));

  const absolute = () => state.get('absolute') === '1';

  // As wide as the points need; a vague interval is cut rather than pressing all others into a dot.
  function domain(marks) {
    const logs = marks.map((mark) => Math.log(mark.ratio));
    const bounds = marks.filter((mark) => mark.low !== null).flatMap((mark) => [Math.log(mark.low), Math.log(mark.high)]);
    const first = Math.min(0, ...logs);
    const last = Math.max(0, ...logs);
    const reach = Math.max(last - first, Math.log(2));
    const low = Math.min(Math.max(first - reach, Math.min(first, ...bounds)), -Math.log(1.1));
    const high = Math.max(Math.min(last + reach, Math.max(last, ...bounds)), Math.log(1.1));
    const margin = 0.05 * (high - low);
    return [Math.exp(low - margin), Math.exp(high + margin)];
  }

  function ticks(scale, width) {
    const [low, high] = scale.domain();
    const wanted = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 2, 3, 5, 7, 10, 20, 50, 100];
    const chosen = [1];
    for (const tick of wanted.filter((one) => one >= low && one <= high).sort((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)))) {
      if (chosen.every((other) => Math.abs(scale(other) - scale(tick)) >= Math.max(38, width / 14))) chosen.push(tick);
    }
    return chosen;
  }

  function draw(width) {
    const ids = selection.ids();
    const cells = selection.cells();
    const wide = width >= 640;
    const left = wide ? 170 : 4;
    const right = wide ? width - 210 : width - 4;
    if (cells.length === 0 || ids.length === 0) {
      replace(box, make('p', { class: 'missing' }, 'Nothing is selected: choose at least one operation, condition and contender.'));
      return;
    }
    const { shown, note } = selection.fitting(cells.map((cell) => [cell, cell.marks.filter((mark) => ids.includes(mark.id))]));
    const marks = shown.flatMap((pair) => pair[1]).filter((mark) => mark.ratio !== null);
    if (marks.every((mark) => mark.baseline)) {
      replace(box, make('p', { class: 'missing' }, 'There is no figure: nobody who is selected has a ratio to the baseline there.'));
      return;
    }
    const scale = d3.scaleLog().domain(domain(marks)).range([left, right]);
    const rows = [];
    let y = HEAD;
    for (const [cell, own] of shown) {
      rows.push({ head: cell, y: y + 16 });
      y += ROW;
      for (const mark of own) {
        rows.push({ mark, y: y + (wide ? 12 : 28) });
        y += wide ? ROW : ROW + 16;
      }
      y += GROUP_GAP;
    }
    const svg = d3.create('svg').attr('viewBox', `0 0 ${width} ${y}`).attr('width', width).attr('height', y)
      .attr('role', 'group').attr('aria-label', `Ratios to ${named.get(data.baseline)} with their 95% intervals, on a logarithmic axis`);
    const axis = svg.append('g').attr('aria-hidden', 'true');
    if (data.targetWidth !== null) {
      const [from, to] = [1 / (1 + data.targetWidth), 1 + data.targetWidth].map(scale);
      axis.append('rect').attr('class', 'band').attr('x', from).attr('width', to - from).attr('y', HEAD - 6).attr('height', y - HEAD + 6);
    }
    for (const tick of ticks(scale, right - left)) {
      axis.append('line').attr('class', tick === 1 ? 'unity' : 'grid').attr('x1', scale(tick)).attr('x2', scale(tick)).attr('y1', HEAD - 6).attr('y2', y);
      axis.append('text').attr('class', tick === 1 ? 'tick unity' : 'tick').attr('x', scale(tick)).attr('y', HEAD - 12).attr('text-anchor', 'middle').text(tick);
    }
    axis.append('text').attr('class', 'tick').attr('x', left).attr('y', 10).text('← less time');
    axis.append('text').attr('class', 'tick').attr('x', right).attr('y', 10).attr('text-anchor', 'end').text('more time →');
    for (const { head, mark, y: at } of rows) {
      if (head) {
        const text = svg.append('text').attr('class', 'head').attr('x', 0).attr('y', at);
        text.append('tspan').attr('class', 'operation').text(short(head.operation, wide ? 32 : 22));
        text.append('tspan').attr('class', 'point').attr('dx', '0.6em').text(short(selection.conditions(head), wide ? 32 : 14));
      } else {
        drawMark(svg, scale, mark, at, wide, width);
      }
    }
    replace(box, svg.node(), note);
  }

  // What stands in the title beside the ratio.
  const told = (mark) => (mark.micros ? `; ${mark.micros} µs per operation` : '') + (mark.letters ? `; letters ${mark.letters}` : '');

  function drawMark(svg, scale, mark, y, wide, width) {
    const name = named.get(mark.id);
    const group = svg.append('g').attr('class', `plot ${mark.tone}`).attr('role', 'img').attr('aria-label', `${name}: ${mark.title}${told(mark)}`);
    group.append('title').text(`${name}: ${mark.title}${told(mark)}`);
    group.append('text').attr('class', 'who').attr('x', wide ? 12 : 0).attr('y', wide ? y + 4 : y - 14).text(short(name, 24));
    group.append('text').attr('class', 'value').attr('x', wide ? width - 198 : width).attr('y', wide ? y + 4 : y - 14)
      .attr('text-anchor', wide ? 'start' : 'end').text(absolute() && mark.micros ? `${mark.micros} µs` : short(mark.text, 26));
    group.append('text').attr('class', 'letters').attr('x', wide ? width : 150).attr('y', wide ? y + 4 : y - 14)
      .attr('text-anchor', wide ? 'end' : 'start').text(mark.letters);
    if (mark.baseline) {
      group.append('rect').attr('x', scale(1) - 4.5).attr('y', y - 4.5).attr('width', 9).attr('height', 9);
      return;
    }
    if (mark.ratio === null) return;
    const [from, to] = scale.domain();
    if (mark.low !== null) {
      const x1 = scale(Math.max(from, mark.low));
      const x2 = scale(Math.min(to, mark.high));
      group.append('line').attr('class', 'span').attr('x1', x1).attr('x2', x2).attr('y1', y).attr('y2', y);
      for (const [x, beyond, sign] of [[x1, mark.low < from, 1], [x2, mark.high > to, -1]]) {
        if (beyond) group.append('path').attr('class', 'arrow').attr('d', `M${x} ${y}l${sign * 8} -5v10Z`);
        else group.append('line').attr('class', 'end').attr('x1', x).attr('x2', x).attr('y1', y - 4).attr('y2', y + 4);
      }
    }
    group.append('circle').attr('cx', scale(mark.ratio)).attr('cy', y).attr('r', 4);
  }

  function rank() {
    const found = standings.of(selection.ids(), selection.cells(), data.baseline);
    const rows = found.entries.map((entry) =>
      row([
        named.get(entry.id),
        numbers.ranks(entry),
        entry.ratio === null ? '–' : entry.id === data.baseline ? '1' : numbers.ratio(entry.ratio),
      ]),
    );
    replace(ranks.tBodies[0], rows);
    const all = selection.cellsOfSizes().length;
    const others = data.cells.length - all;
    status.textContent =
      `Over ${found.cells} of ${all} combinations of operation and conditions.` +
      (found.leftOut > 0 ? ` ${found.leftOut} that you chose cannot be used: someone has no score there, or controls failed.` : '') +
      (others > 0 ? ` ${others} more on data of a size that is not chosen.` : '');
  }

  // One click chooses the operations of a kind of work; another switches to absolute times.
  function choices() {
    const bar = document.getElementById('overview-choices');
    const families = d3.group(data.cells, (cell) => cell.family);
    if (families.size > 1) {
      const every = [...new Set(data.cells.map((cell) => cell.operation))];
      const options = [['all kinds of work', every], ...[...families].map(([name, cells]) => [name, [...new Set(cells.map((cell) => cell.operation))]])];
      const buttons = options.map(([name, kept]) => {
        const button = make('button', { type: 'button', 'data-family': name }, name);
        button.addEventListener('click', () => selection.leaveOut(selection.operations, every.filter((one) => !kept.includes(one))));
        return button;
      });
      const sync = () => {
        const without = selection.without(selection.operations);
        const chosen = every.filter((one) => !without.has(one));
        options.forEach(([, kept], i) => {
          const pressed = kept.length === chosen.length && kept.every((one) => chosen.includes(one));
          buttons[i].setAttribute('aria-pressed', `${pressed}`);
        });
      };
      bar.append(make('span', { class: 'buttons', role: 'group', 'aria-label': 'Kind of work' }, buttons));
      state.onChange(sync);
      sync();
    }
    const box = make('input', { type: 'checkbox', id: 'absolute' });
    const sync = () => (box.checked = absolute());
    box.addEventListener('change', () => state.set('overview', 'absolute', box.checked ? '1' : null));
    bar.append(make('label', {}, box, ' show microseconds per operation in place of ratios'));
    state.onChange(sync);
    sync();
    bar.hidden = false;
  }

  // A box for each value of a filter; where there are too many to look at, for those that are searched for.
  function fieldset(filter) {
    const { key, title, values } = filter;
    const list = make('div', { class: 'boxes' });
    const more = make('p', { class: 'point' });
    let boxes = [];
    const sync = () => {
      const without = selection.without(filter);
      boxes.forEach((input) => (input.checked = !without.has(input.value)));
    };
    const change = (input) => {
      const without = selection.without(filter);
      if (input.checked) without.delete(input.value);
      else without.add(input.value);
      selection.leaveOut(filter, [...without]);
    };
    const show = (sought) => {
      const found = values.filter(([, text]) => text.toLowerCase().includes(sought.toLowerCase()));
      const shown = found.slice(0, MOST_BOXES);
      boxes = shown.map(([value]) => make('input', { type: 'checkbox', value }));
      boxes.forEach((input) => input.addEventListener('change', () => change(input)));
      replace(list, boxes.map((input, i) => make('label', {}, input, ' ', shown[i][1])));
      more.textContent = found.length > shown.length ? `There is no room for ${numbers.fixed(found.length - shown.length, 0)} more.` : '';
      sync();
    };
    const all = make('button', { type: 'button', 'aria-label': `${title}: all` }, 'all');
    all.addEventListener('click', () => selection.leaveOut(filter, []));
    const none = make('button', { type: 'button', 'aria-label': `${title}: none` }, 'none');
    none.addEventListener('click', () => selection.leaveOut(filter, values.map(([value]) => value)));
    const search = make('input', { type: 'search', 'aria-label': `${title}: find by name`, placeholder: 'find by name' });
    search.addEventListener('input', () => show(search.value));
    show('');
    state.onChange(sync);
    return make('fieldset', { 'data-filter': key }, make('legend', {}, title),
      values.length > MOST_BOXES ? [search] : [], list, more, make('p', { class: 'quick' }, all, ' ', none));
  }

  function controls() {
    const form = document.getElementById('filters');
    form.append(...selection.filters.filter((filter) => filter.values.length > 1).map(fieldset));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.closest('details').hidden = false;
  }

  function begin() {
    if (!box) return;
    choices();
    controls();
    const all = () => {
      draw(Math.round(box.clientWidth));
      rank();
    };
    state.onChange(all);
    whenResized(box, draw);
    all();
  }

  return { begin };
})(data);
