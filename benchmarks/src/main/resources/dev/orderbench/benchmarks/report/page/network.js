// The reader's own network: what each operation takes at a round-trip time that he chooses, and who is then ahead.
const network = ((data) => {
  const { make, replace, short, tone, whenResized } = elements;
  const MOST = 20;
  // What the model is checked to: ratios that are nearer to each other are not told apart.
  const NEAR = 1.05;
  const forecast = data.network;
  const named = new Map(data.contenders.map((one) => [one.id, one.name]));
  const ids = data.contenders.map((one) => one.id);
  const box = document.getElementById('network-explorer');

  const onLine = (line, millis) => line.baseNanos + line.roundTrips * millis * 1e6;
  // Below the shortest round trip that was measured, time rises evenly from that without a network.
  const nanos = (line, millis) =>
    millis >= line.fromMillis ? onLine(line, millis) : line.directNanos + ((onLine(line, line.fromMillis) - line.directNanos) * millis) / line.fromMillis;
  // A time that the model gives as nothing is noise, and has no ratio.
  const known = forecast.operations.filter((one) => ids.every((id) => id in one.lines && nanos(one.lines[id], 0) > 0 && nanos(one.lines[id], MOST) > 0));
  const fits = (one) => Object.values(one.lines).every((line) => line.fits);
  const usable = known.filter((one) => !one.withheld && fits(one));
  const allFitted = usable.every((one) => one.fitted);
  // Where nothing in the order was measured over a network, only its start was measured.
  const measuredInOrder = usable.some((one) => one.fitted) ? forecast.measuredMillis.filter((millis) => millis <= MOST) : [0];
  const more = forecast.external ? ' more' : '';

  // The geometric mean over all operations that every contender has, whose verdicts stand and which the model fits: what report/NetworkMean of the program computes.
  function overall(millis) {
    const mean = (id) => d3.mean(usable, (one) => Math.log(nanos(one.lines[id], millis) / nanos(one.lines[data.baseline], millis)));
    const all = ids.map((id) => ({ id, ratio: Math.exp(mean(id)) }));
    return all
      .map((one) => ({
        ...one,
        bestRank: 1 + all.filter((other) => one.ratio >= other.ratio * NEAR).length,
        worstRank: all.length - all.filter((other) => other.ratio >= one.ratio * NEAR).length,
      }))
      .sort((one, other) => one.ratio - other.ratio);
  }

  // Over what, what ranks mean, and what is left out.
  function caption() {
    const names = (all) => all.map((one) => one.operation).join(', ');
    const withheld = known.filter((one) => one.withheld);
    const misfits = forecast.operations.filter((one) => !one.withheld && !fits(one));
    const unknown = forecast.operations.filter((one) => !known.includes(one) && !misfits.includes(one));
    return (
      `The geometric mean over ${usable.length} operation${usable.length === 1 ? '' : 's'}. Contenders within 5% of each other, which is what the model is checked to, share their ranks.` +
      (forecast.base === '' ? '' : ` ${forecast.base}`) +
      (forecast.external ? ' The server of this run was itself reached over a network, which is part of every time: the slider says what yours has more.' : '') +
      (withheld.length > 0 ? ` Left out, since controls failed: ${names(withheld)}.` : '') +
      (misfits.length > 0 ? ` Left out, since the model does not fit: ${names(misfits)}.` : '') +
      (unknown.length > 0 ? ` Left out, since not every contender has a forecast: ${names(unknown)}.` : '')
    );
  }

  function place(millis) {
    const measured = forecast.measuredMillis;
    const fitted = forecast.operations.filter((one) => one.fitted).map((one) => one.operation);
    const which = (millis === 0 && measured.includes(0)) || fitted.length === 0 || fitted.length === forecast.operations.length ? '' : ` of ${fitted.join(', ')}; the others by counted round trips`;
    if (measured.includes(millis)) return `measured at this round-trip time${which}`;
    const [first] = measured;
    const last = measured[measured.length - 1];
    if (millis < first) return `extrapolated: nothing was measured below ${first} ms${which}`;
    return millis < last
      ? `between measured round-trip times${which}`
      : `extrapolated: nothing was measured beyond ${last} ms${which}`;
  }

  function table(millis) {
    return forecast.operations.map((one) => {
      const base = one.lines[data.baseline];
      return make(
        'tr',
        {},
        make('th', { scope: 'row' }, one.operation),
        ids.map((id) => {
          const line = one.lines[id];
          if (!line) return make('td', { class: 'number' }, '–');
          const time = nanos(line, millis);
          const other = base ? nanos(base, millis) : 0;
          const ratio = id === data.baseline || time <= 0 || other <= 0 ? '' : `×${numbers.fixed(time / other, 2)}`;
          const beside = line.fits ? ratio : `${ratio}${ratio === '' ? '' : '; '}does not fit`;
          return make(
            'td',
            { class: 'number' },
            time > 0 ? numbers.micros(time / 1000) : '–',
            beside === '' ? [] : [' ', make('span', { class: 'share' }, beside)],
          );
        }),
      );
    });
  }

  function draw(figure, width, chosen) {
    const height = 240;
    const margin = { left: 44, right: Math.min(150, width / 3), top: 16, bottom: 34 };
    const places = d3.sort(new Set([...d3.range(0, MOST + 0.01, 0.25), ...measuredInOrder]));
    const curves = ids.map((id) => ({ id, points: places.map((millis) => [millis, overall(millis).find((one) => one.id === id).ratio]) }));
    const values = curves.flatMap((curve) => curve.points.map((point) => point[1]));
    const x = d3.scaleLinear().domain([0, MOST]).range([margin.left, width - margin.right]);
    const y = d3.scaleLinear().domain(d3.extent([...values, 1])).nice().range([height - margin.bottom, margin.top]);
    const svg = d3.create('svg').attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height)
      .attr('role', 'group').attr('aria-label', `Ratio to ${named.get(data.baseline)} over all operations, by round-trip time from 0 to ${MOST} ms${more}`);
    svg.append('g').attr('class', 'axis-x').attr('transform', `translate(0,${height - margin.bottom})`).call(d3.axisBottom(x).ticks(5).tickFormat((millis) => `${millis} ms${more}`));
    svg.append('g').attr('class', 'axis-y').attr('transform', `translate(${margin.left},0)`).call(d3.axisLeft(y).ticks(5).tickFormat((ratio) => numbers.fixed(ratio, 2)));
    const line = d3.line((point) => x(point[0]), (point) => y(point[1]));
    const [first] = measuredInOrder;
    const last = measuredInOrder[measuredInOrder.length - 1];
    let least = -Infinity;
    for (const [i, curve] of d3.sort(curves, (one) => y(one.points[one.points.length - 1][1])).entries()) {
      const group = svg.append('g').attr('class', tone(ids.indexOf(curve.id)));
      group.append('title').text(named.get(curve.id));
      group.append('path').attr('fill', 'none').attr('class', 'curve').attr('d', line(curve.points.filter((point) => point[0] >= first && point[0] <= last)));
      if (first > 0) group.append('path').attr('fill', 'none').attr('class', 'curve extrapolated').attr('d', line(curve.points.filter((point) => point[0] <= first)));
      group.append('path').attr('fill', 'none').attr('class', 'curve extrapolated').attr('d', line(curve.points.filter((point) => point[0] >= last)));
      for (const millis of measuredInOrder) {
        const ratio = overall(millis).find((one) => one.id === curve.id).ratio;
        const told = `${named.get(curve.id)} at ${millis} ms${more}${millis === 0 || allFitted ? ', a measured point' : ', where some operations were measured'}: ${numbers.fixed(ratio, 2)}`;
        const mark = group.append('g').attr('role', 'img').attr('aria-label', told);
        mark.append('circle').attr('cx', x(millis)).attr('cy', y(ratio)).attr('r', 4);
        mark.append('title').text(told);
      }
      const end = curve.points[curve.points.length - 1];
      const at = Math.max(y(end[1]) + 4, least);
      least = at + 14;
      group.append('text').attr('class', 'name').attr('x', x(MOST) + 6).attr('y', at).text(short(named.get(curve.id), width < 500 ? 15 : 22));
    }
    svg.append('line').attr('class', 'chosen').attr('x1', x(chosen)).attr('x2', x(chosen)).attr('y1', margin.top).attr('y2', height - margin.bottom);
    replace(figure, svg.node());
  }

  function begin() {
    if (!box || forecast.operations.length === 0) return;
    if (usable.length === 0) {
      box.append(make('p', { class: 'missing' }, 'There is no order of contenders to show: no operation has round trips known of all of them, verdicts that stand and a model that fits.'));
      box.hidden = false;
      return;
    }
    const usual = 1;
    const slider = make('input', { type: 'range', id: 'rtt', min: 0, max: MOST, step: 0.1, 'aria-describedby': 'rtt-place' });
    const number = make('input', { type: 'number', id: 'rtt-number', min: 0, max: MOST, step: 0.1, 'aria-label': 'Round-trip time in milliseconds' });
    const where = make('p', { id: 'rtt-place', class: 'point', 'aria-live': 'polite' });
    const figure = make('div', { class: 'panel-figure network-curves' });
    const order = make('ul', { class: 'order', id: 'network-order', 'aria-describedby': 'network-caption-order' });
    const body = make('tbody', {});
    const head = make('tr', {}, make('th', { scope: 'col' }, 'Operation'), ids.map((id) => make('th', { scope: 'col', class: 'number' }, `${named.get(id)}, µs`)));
    const chosen = () => Math.min(MOST, Math.max(0, Number.parseFloat(state.get('rtt') ?? usual) || 0));
    const update = () => {
      const millis = chosen();
      slider.value = millis;
      if (document.activeElement !== number) number.value = millis;
      slider.setAttribute('aria-valuetext', `${millis} milliseconds${more}`);
      where.textContent = `${millis} ms${more}: ${place(millis)}.`;
      replace(order, overall(millis).map((one) => make('li', { 'data-contender': one.id }, make('span', { class: 'rank' }, numbers.ranks(one)), ` ${named.get(one.id)} `, make('span', { class: 'interval' }, `×${numbers.fixed(one.ratio, 2)}`))));
      replace(body, table(millis));
      if (figure.clientWidth > 0) draw(figure, Math.round(figure.clientWidth), millis);
    };
    for (const input of [slider, number]) {
      input.addEventListener('input', () => {
        if (input.value !== '') state.set('network', 'rtt', String(Math.min(MOST, Math.max(0, Number.parseFloat(input.value)))));
      });
    }
    box.append(
      make('p', { class: 'slider' }, make('label', { for: 'rtt' }, `Round trip of your network, ms${more}`), slider, number),
      where,
      make('h3', {}, 'Over all operations, by the model'),
      make('p', { class: 'point', id: 'network-caption-order' }, caption()),
      order,
      figure,
      make('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': 'Times at the chosen round-trip time' }, make('table', { id: 'network-times' }, make('thead', {}, head), body)),
    );
    box.hidden = false;
    state.onChange(update);
    whenResized(figure, (width) => draw(figure, width, chosen()));
    update();
  }

  return { begin, overall };
})(data);
