document.documentElement.classList.add('scripted');
[overview, network, why, latency, scaling, adviser, download, print].forEach((part) => part.begin());
// Figures have changed the page's length since the browser went to where its address points.
state.toSection();
// What tests ask, computed by what the reader sees.
window.orderBench = { student, standings, selection, network, adviser, download, data };
