// The adviser as a form: what ./bench pool advise says, computed in the page. statistics/PoolAdvice of the program says how.
const adviser = (() => {
  const { make, replace } = elements;
  const MAY_WAIT = 0.05;
  const MOST_UTILISATION = 0.8;
  const form = document.getElementById('adviser-form');
  const answer = document.getElementById('adviser-answer');

  // Erlang's second formula, for a queue M/M/n.
  function waits(busy, connections) {
    if (busy >= connections) return 1;
    let blocked = 1;
    for (let n = 1; n <= connections; n++) blocked = (busy * blocked) / (n + busy * blocked);
    return blocked / (1 - (busy / connections) * (1 - blocked));
  }

  function advise({ maxConnections, reserved, instances, arrivalRate, holdMillis, useful = null }) {
    const ceiling = Math.floor((maxConnections - reserved) / instances);
    const busy = (arrivalRate * holdMillis) / 1000 / instances;
    let need = Math.max(1, Math.ceil(busy / MOST_UTILISATION));
    while (waits(busy, need) > MAY_WAIT) need++;
    const usable = useful === null ? need : Math.max(Math.ceil(busy), Math.ceil(useful / instances));
    const size = Math.max(1, Math.min(ceiling, need, usable));
    return { ceiling, busy, need, size, waiting: waits(busy, size) };
  }

  function overload({ busy }, { instances, useful }) {
    return useful !== null && busy * instances > useful
      ? `The demand keeps ${numbers.fixed(busy * instances, 1)} connections busy in all, and the measured server did no more work with more than ${useful}: holding times will grow until less is asked for.`
      : null;
  }

  function warning({ busy, ceiling, need }) {
    if (busy >= ceiling) return 'The demand cannot be met: more connections of each instance would be busy than it may have. Hold connections for a shorter time, raise max_connections, or put PgBouncer in transaction mode between.';
    if (need > ceiling) return 'Each instance would need more connections than it may have, so more of the requests wait. PgBouncer in transaction mode would let instances share what they do not use at the same time.';
    return null;
  }

  function read() {
    const values = {};
    for (const input of form.querySelectorAll('input')) {
      if (!input.required && input.value === '' && !input.validity.badInput) {
        values[input.name] = null;
        continue;
      }
      const value = Number.parseFloat(input.value);
      const whole = input.step === '1';
      if (!Number.isFinite(value) || value < Number(input.min) || value > Number(input.max) || (whole && !Number.isInteger(value))) {
        return { problem: `${input.labels[0].textContent.trim()} must be a ${whole ? 'whole ' : ''}number from ${input.min} to ${input.max}, but is "${input.value}".` };
      }
      values[input.name] = value;
    }
    if (values.maxConnections - values.reserved < values.instances) {
      return { problem: `${values.maxConnections} connections less ${values.reserved} reserved are not one for each of ${values.instances} instances.` };
    }
    if (values.arrivalRate * values.holdMillis / 1000 / values.instances > 10000) {
      return { problem: 'That keeps more than 10,000 connections of an instance busy: look at the numbers again.' };
    }
    return { values };
  }

  // The block that ./bench pool advise prints.
  const settings = (size) =>
    [
      '# HikariCP, for each instance. A pool of a fixed size opens no connection while requests wait.',
      `maximumPoolSize=${size}`,
      `minimumIdle=${size}`,
      '# Until "pool exhausted"; less than what your own callers wait.',
      'connectionTimeout=5000',
      '# Shorter than what a firewall or the server allows an idle connection.',
      'keepaliveTime=120000',
      'maxLifetime=1800000',
      '# Names who keeps a connection longer than this.',
      'leakDetectionThreshold=60000',
      '# pgjdbc: without it, a caller waits for ever for a server that is gone.',
      'dataSource.socketTimeout=30',
      'dataSource.tcpKeepAlive=true',
    ].join('\n');

  function update() {
    const { problem, values } = read();
    if (problem) {
      replace(answer, make('p', { class: 'notice' }, problem));
      return;
    }
    const found = advise(values);
    const warnings = [warning(found), overload(found, values)].filter((text) => text !== null);
    replace(
      answer,
      make('p', { class: 'lead' }, make('strong', { id: 'adviser-size' }, `${found.size}`), ` connection${found.size === 1 ? '' : 's'} for each instance`),
      make('p', {}, `Each may have ${found.ceiling}. On average ${numbers.fixed(found.busy, 2)} are busy. For one of twenty requests to wait at most, ${found.need} are needed. With ${found.size}, ${numbers.fixed(100 * found.waiting, 1)}% of the requests wait.`),
      warnings.map((text) => make('p', { class: 'notice' }, text)),
      make('pre', { tabindex: 0, 'aria-label': 'Settings for HikariCP' }, settings(found.size)),
    );
  }

  // What differs from what the form was filled with stands in the address.
  const stored = (input) => `pool-${input.name}`;

  function store(input) {
    state.set('adviser', stored(input), input.value === input.defaultValue ? null : input.value);
  }

  function restore() {
    for (const input of form.querySelectorAll('input')) {
      const value = state.get(stored(input)) ?? input.defaultValue;
      // What is being typed is left alone: half a number may have no value.
      if (document.activeElement !== input && input.value !== value) input.value = value;
    }
    update();
  }

  function begin() {
    if (!form) return;
    form.addEventListener('input', (event) => store(event.target));
    state.onChange(restore);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.closest('section').hidden = false;
    restore();
  }

  return { begin, advise };
})();
