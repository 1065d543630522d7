// On paper nothing can be opened: what is closed is opened before it is printed, and closed again afterwards.
const print = (() => {
  let opened = [];

  function begin() {
    window.addEventListener('beforeprint', () => {
      opened = [...document.querySelectorAll('details:not([open])')];
      opened.forEach((one) => { one.open = true; });
    });
    window.addEventListener('afterprint', () => {
      opened.forEach((one) => { one.open = false; });
      opened = [];
    });
  }

  return { begin };
})();
