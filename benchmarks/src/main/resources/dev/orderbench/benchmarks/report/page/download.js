// The raw data, which travels in the page, compressed.
const download = (() => {
  async function json() {
    const bytes = Uint8Array.from(atob(document.getElementById('raw').textContent.trim()), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).blob();
  }

  function begin() {
    const button = document.getElementById('download');
    if (!button || typeof DecompressionStream === 'undefined') return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const address = URL.createObjectURL(new Blob([await json()], { type: 'application/json' }));
      const link = elements.make('a', { href: address, download: 'results.json' });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    });
  }

  return { begin, json };
})();
