// Numbers with as many digits as their intervals support, as report/Numbers of the program writes them.
const numbers = (() => {
  const fixed = (number, decimals) =>
    number.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const magnitude = (number) => (number >= 100 ? 0 : number >= 10 ? 1 : 2);
  const hidesDistance = (bound, decimals) => bound !== 1 && bound.toFixed(decimals) === (1).toFixed(decimals);

  function figure(number, decimals) {
    if (number > 9999) return '>9,999';
    const smallest = 10 ** -decimals;
    return number < smallest / 2 ? `<${fixed(smallest, decimals)}` : fixed(number, decimals);
  }

  function ratio({ value, low, high }) {
    if (low === undefined) return figure(value, hidesDistance(value, 2) ? 3 : magnitude(value));
    const width = high - low;
    let decimals = width < 0.02 ? 3 : 2;
    while (decimals < 5 && (hidesDistance(low, decimals) || hidesDistance(high, decimals))) decimals++;
    const [middle, from, to] = [value, low, high].map((number) => figure(number, decimals > 2 || width < 0.2 ? decimals : magnitude(number)));
    return `${middle} [${from}, ${to}]`;
  }

  const micros = (value) => fixed(value, value >= 1000 ? 0 : magnitude(value) + (value >= 100 ? 0 : -1));
  const ranks = ({ bestRank, worstRank }) => (bestRank === worstRank ? `${bestRank}` : `${bestRank} to ${worstRank}`);

  return { fixed, ratio, micros, ranks };
})();
