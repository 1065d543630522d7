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

  // What a figure has room for; tables hold the whole. Wide letters take the room of nearly two.
  function short(text, most = 48) {
    let room = most;
    for (let i = 0; i < text.length; i++) {
      room -= /[mwMW@\u1100-\uffff]/.test(text[i]) ? 1.8 : 1;
      if (room < 0) return `${text.slice(0, Math.max(1, i - 1))}…`;
    }
    return text;
  }

  // So many tones of lines there are; further contenders have them again, with the same names beside them.
  const TONES = 7;
  const tone = (place) => `line-${1 + (place % TONES)}`;

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

  return { make, replace, row, short, tone, whenResized };
})();
