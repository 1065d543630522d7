// Student's t-distribution, for any number of degrees of freedom. No library in reach has it alone; a test in a browser holds it
// against Apache Commons Statistics.
const student = (() => {
  // Lanczos' approximation, g = 7, n = 9.
  const LANCZOS = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];

  function logGamma(x) {
    const t = x + 6.5;
    const sum = LANCZOS.reduce((all, c, i) => (i === 0 ? c : all + c / (x - 1 + i)), 0);
    return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
  }

  // The regularized incomplete beta function by its continued fraction (modified Lentz).
  function beta(x, a, b) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    if (x > (a + 1) / (a + b + 2)) return 1 - beta(1 - x, b, a);
    const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
    const tiny = 1e-300;
    let c = 1;
    let d = 1 - ((a + b) * x) / (a + 1);
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    let fraction = d;
    for (let m = 1; m <= 500; m++) {
      const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
      const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
      for (const term of [even, odd]) {
        d = 1 + term * d;
        d = 1 / (Math.abs(d) < tiny ? tiny : d);
        c = 1 + term / c;
        c = Math.abs(c) < tiny ? tiny : c;
        fraction *= c * d;
      }
      if (Math.abs(c * d - 1) < 1e-15) break;
    }
    return front * fraction;
  }

  // The probability of a value further from 0 than t, on either side.
  // Near 0 it is computed from the other end, where nothing is lost by adding t * t to something large.
  const twoSided = (t, freedom) =>
    t * t < freedom
      ? 1 - beta((t * t) / (freedom + t * t), 0.5, freedom / 2)
      : beta(freedom / (freedom + t * t), freedom / 2, 0.5);

  // What is exceeded on either side with probability p, by bisection.
  function quantile(p, freedom) {
    let low = 0;
    let high = 1;
    while (twoSided(high, freedom) > p) high *= 2;
    for (let i = 0; i < 100 && high - low > 1e-13 * high; i++) {
      const middle = (low + high) / 2;
      if (twoSided(middle, freedom) > p) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  return { twoSided, quantile };
})();
