// Peers in JavaScript: one task, done as often as a line of input says. First
// prints the task's answer as a list of numbers, then for each line the CPU
// seconds that so many runs took. Exits with 3 when a package is missing.

function financial() {
  try {
    return require("financial");
  } catch {
    try {
      const root = require("child_process").execFileSync("npm", ["root", "--global"], { stdio: ["ignore", "pipe", "ignore"] });
      return require(root.toString().trim() + "/financial");
    } catch {
      process.exit(3);
    }
  }
}

const f = financial();
const terms = JSON.parse(process.argv[2]);
const cents = (x) => Math.round(100 * x);

// Each takes the number of the run, and changes the rate with it by next to
// nothing, so that the compiler can't work the answer out once for all.
const month = (n) => (terms.rate + n * 1e-15) / 12;

const tasks = {
  schedule(n) {
    const rows = [];
    const rate = month(n);
    for (let k = 1; k <= terms.count; k++) {
      const amount = terms.principal / 100;
      rows.push(
        -cents(f.pmt(rate, terms.count, amount)),
        -cents(f.ipmt(rate, k, terms.count, amount)),
        -cents(f.ppmt(rate, k, terms.count, amount)),
      );
    }
    return rows;
  },
  payment: (n) => [-cents(f.pmt(month(n), terms.count, terms.principal / 100))],
  nominal: () => [12 * f.irr(terms.amounts, 0.1, 1e-12, 100)],
  aprc: () => [Math.pow(1 + f.irr(terms.amounts, 0.1, 1e-12, 100), 12) - 1],
};

const run = tasks[process.argv[1]];
console.log(JSON.stringify(run(0)));

let kept;
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const start = process.cpuUsage();
  for (let n = Number(line); n > 0; n--) kept = run(n);
  const used = process.cpuUsage(start);
  console.log((used.user + used.system) / 1e6);
});
