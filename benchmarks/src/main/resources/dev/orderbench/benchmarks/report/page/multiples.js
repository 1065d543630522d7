// Small figures side by side, one for each operation, with a line for each contender.
const multiples = ((data) => {
  const { replace, tone, whenResized } = elements;
  const named = new Map(data.contenders.map((one) => [one.id, one.name]));
  const place = new Map(data.contenders.map((one, i) => [one.id, i]));
  const SHAPES = [d3.symbolCircle, d3.symbolSquare, d3.symbolTriangle, d3.symbolDiamond, d3.symbolCross];
  const HEIGHT = 260;
  const MARGIN = { left: 52, top: 44, bottom: 40 };

  // Ticks of 1, 2 and 5, as many as there is room for.
  function logTicks([low, high], most) {
    const all = d3.range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)) + 1).flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
    const within = all.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
    const step = Math.ceil(within.length / most);
    return within.filter((tick, i) => i % step === 0);
  }

  // A range that ends at 1, 2 or 5 times a power of ten.
  function rounded(values) {
    const steps = d3.range(-3, 10).flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
    const [low, high] = d3.extent(values);
    return [d3.max(steps.filter((step) => step <= low)) ?? low, d3.min(steps.filter((step) => step >= high)) ?? high];
  }

  // What of a point the axis shows at least: of an interval of few JVMs, which may reach a hundredfold, no more than a half and the double.
  const reach = ({ value, low, high }) => [value, Math.max(low ?? value, value / 2), Math.min(high ?? value, value * 2)];

  const short = (value) => (value >= 1e6 ? `${value / 1e6}M` : value >= 1000 ? `${value / 1000}k` : `${value}`);

  /*
   * figure: title; x(range) gives a scale; xTicks: pairs of value and text; xName; yName; yFromZero; lines: id, name, points with x,
   * value, text and perhaps low, high.
   */
  function panel(figure, width) {
    const names = figure.lines.map((line) => line.name);
    const right = width - Math.min(150, 16 + 7 * (d3.max(names, (name) => name.length) ?? 0));
    const x = figure.x([MARGIN.left + 8, right - 8]);
    const values = figure.lines.flatMap((line) => line.points.flatMap(reach));
    const heights = [HEIGHT - MARGIN.bottom, MARGIN.top];
    const y = figure.yFromZero
      ? d3.scaleLinear().domain([0, d3.max(values)]).nice(4).range(heights)
      : d3.scaleLog().domain(rounded(values)).range(heights);
    const inside = y.copy().clamp(true);
    const svg = d3.create('svg').attr('viewBox', `0 0 ${width} ${HEIGHT}`).attr('width', width).attr('height', HEIGHT)
      .attr('role', 'group').attr('aria-label', `${figure.title}: ${figure.yName} by ${figure.xName}`);
    const axis = svg.append('g').attr('aria-hidden', 'true');
    axis.append('text').attr('class', 'operation').attr('x', 0).attr('y', 12).text(elements.short(figure.title, Math.floor(width / 9)));
    for (const tick of figure.yFromZero ? y.ticks(4) : logTicks(y.domain(), 6)) {
      axis.append('line').attr('class', 'grid').attr('x1', MARGIN.left).attr('x2', right).attr('y1', y(tick)).attr('y2', y(tick));
      axis.append('text').attr('class', 'tick').attr('x', MARGIN.left - 6).attr('y', y(tick) + 4).attr('text-anchor', 'end').text(short(tick));
    }
    for (const [value, text] of figure.xTicks) {
      axis.append('line').attr('class', 'grid').attr('x1', x(value)).attr('x2', x(value)).attr('y1', MARGIN.top).attr('y2', HEIGHT - MARGIN.bottom);
      axis.append('text').attr('class', 'tick').attr('x', x(value)).attr('y', HEIGHT - MARGIN.bottom + 16).attr('text-anchor', 'middle').text(elements.short(text, 12));
    }
    axis.append('text').attr('class', 'tick').attr('x', right).attr('y', HEIGHT - 6).attr('text-anchor', 'end').text(figure.xName);
    axis.append('text').attr('class', 'tick').attr('x', 0).attr('y', MARGIN.top - 15).text(figure.yName);
    const labels = [];
    for (const line of figure.lines) {
      const number = place.get(line.id);
      const group = svg.append('g').attr('class', `series ${tone(number)}`);
      const curve = d3.line((point) => x(point.x), (point) => y(point.value));
      group.append('path').attr('class', 'stroke').attr('fill', 'none').attr('d', curve(line.points.filter((point) => !point.apart)));
      for (const point of line.points) {
        const mark = group.append('g').attr('role', 'img').attr('aria-label', `${line.name}, ${point.text}`);
        mark.append('title').text(`${line.name}, ${point.text}`);
        if (point.low !== undefined && point.low !== null) {
          mark.append('line').attr('class', 'whisker').attr('x1', x(point.x)).attr('x2', x(point.x)).attr('y1', inside(point.low)).attr('y2', inside(point.high));
          if (point.high > y.domain()[1]) mark.append('path').attr('class', 'arrow').attr('d', `M${x(point.x)} ${MARGIN.top - 8}l-5 8h10Z`);
          if (point.low < y.domain()[0]) mark.append('path').attr('class', 'arrow').attr('d', `M${x(point.x)} ${HEIGHT - MARGIN.bottom + 8}l-5 -8h10Z`);
        }
        mark.append('path').attr('class', point.apart ? 'mark apart' : 'mark').attr('d', d3.symbol(SHAPES[number % SHAPES.length], 48)())
          .attr('transform', `translate(${x(point.x)},${y(point.value)})`);
      }
      const last = line.points.filter((point) => !point.apart).at(-1) ?? line.points.at(-1);
      labels.push({ group, name: line.name, at: y(last.value) });
    }
    labels.sort((a, b) => a.at - b.at);
    // From below, so that the lowest stays above the axis; then names too high are pushed down again.
    let below = HEIGHT - MARGIN.bottom;
    for (const label of [...labels].reverse()) {
      label.at = Math.min(label.at, below);
      below = label.at - 15;
    }
    let above = MARGIN.top;
    for (const label of labels) {
      label.at = Math.max(label.at, above);
      above = label.at + 15;
      label.group.append('text').attr('class', 'name').attr('x', right + 4).attr('y', label.at + 4).text(elements.short(label.name, width < 500 ? 16 : 24));
    }
    return svg.node();
  }

  // Draws figures into a box, as many in a row as there is room for.
  function show(box, figures) {
    if (!box || figures.length === 0) return;
    box.hidden = false;
    box.classList.add('multiples');
    whenResized(box, (width) => {
      const columns = Math.max(1, Math.min(figures.length, Math.floor(width / 380)));
      replace(box, figures.map((figure) => panel(figure, Math.floor((width - 24 * (columns - 1)) / columns))));
    });
  }

  return { show, named, place };
})(data);
