// Small helpers to make elements. Text is always set as text, so that nothing in the results is taken for markup.
const elements = (() => {
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(key, '');
      else if (value !== false && value !== null) element.setAttribute(key, value);
    }
    element.append(...children.flat());
    return element;
  }

  // What a figure has room for; tables hold the whole.
  const short = (text, most = 48) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

  const replace = (element, ...children) => element.replaceChildren(...children.flat());

  function row(cells) {
    return make(
      'tr',
      {},
      cells.map((cell, i) => make(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : { class: 'number' }, cell)),
    );
  }

  // Draws anew when the width changes; paper has a width of its own.
  function whenResized(container, draw) {
    let last = 0;
    const observer = new ResizeObserver(() => {
      const width = Math.round(container.clientWidth);
      if (width > 0 && width !== last) {
        last = width;
        draw(width);
      }
    });
    observer.observe(container);
  }

  return { make, replace, row, short, whenResized };
})();
