// The raw data, which travels in the page, compressed.
const download = (() => {
  async function content(name) {
    const packed = document.querySelector(`script[data-file="${name}"]`).textContent.trim();
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).blob();
  }

  async function save(name) {
    const address = URL.createObjectURL(new Blob([await content(name)], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  function begin() {
    if (typeof DecompressionStream === 'undefined') return;
    document.querySelectorAll('button[data-file]').forEach((button) => {
      button.hidden = false;
      button.addEventListener('click', () => save(button.dataset.file));
    });
  }

  return { begin, content };
})();
