// What the reader has chosen, kept in the address behind '#', so that a link leads to the same view:
// #overview?without-operations=placeOrder&rtt=2 names a section and what differs from the usual view.
const state = (() => {
  const listeners = [];
  const parse = () => {
    const [section, query] = location.hash.slice(1).split('?');
    return { section, values: new URLSearchParams(query || '') };
  };
  let current = parse();

  function write(section) {
    const query = current.values.toString();
    const hash = `#${section}${query ? `?${query}` : ''}`;
    // Some browsers do not let a page from disk replace its address; the view is then right and the link is not kept.
    try {
      history.replaceState(null, '', hash);
    } catch (e) {
      location.hash = hash;
    }
  }

  const get = (name) => current.values.get(name);

  // A link may have been cut or changed on its way: what cannot be decoded names nothing.
  function decoded(part) {
    try {
      return [decodeURIComponent(part)];
    } catch (e) {
      return [];
    }
  }

  const list = (name) => (current.values.get(name) || '').split(',').filter((part) => part !== '').flatMap(decoded);

  function set(section, name, value) {
    if (value === null) current.values.delete(name);
    else current.values.set(name, value);
    current.section = section;
    write(section);
    listeners.forEach((listener) => listener());
  }

  // A list of null is the usual one.
  const setList = (section, name, values) => set(section, name, values === null ? null : values.map(encodeURIComponent).join(','));

  function toSection() {
    const target = current.section && document.getElementById(current.section);
    if (!target) return;
    for (let one = target; one; one = one.parentElement) {
      if (one.tagName === 'DETAILS') one.open = true;
    }
    target.scrollIntoView();
  }

  window.addEventListener('hashchange', () => {
    const before = current.values.toString();
    current = parse();
    if (current.values.toString() === '' && before !== '' && !location.hash.includes('?')) {
      // A link within the page names a section alone, and keeps the view.
      current.values = new URLSearchParams(before);
      write(current.section);
    }
    listeners.forEach((listener) => listener());
    toSection();
  });

  return { get, list, set, setList, toSection, onChange: (listener) => listeners.push(listener) };
})();
