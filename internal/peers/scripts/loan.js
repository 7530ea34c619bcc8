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

const tasks = {
  schedule() {
    const rows = [];
    const month = terms.rate / 12;
    for (let k = 1; k <= terms.count; k++) {
      const amount = terms.principal / 100;
      rows.push(
        -cents(f.pmt(month, terms.count, amount)),
        -cents(f.ipmt(month, k, terms.count, amount)),
        -cents(f.ppmt(month, k, terms.count, amount)),
      );
    }
    return rows;
  },
  payment: () => [-cents(f.pmt(terms.rate / 12, terms.count, terms.principal / 100))],
  nominal: () => [12 * f.irr(terms.amounts, 0.1, 1e-12, 100)],
  aprc: () => [Math.pow(1 + f.irr(terms.amounts, 0.1, 1e-12, 100), 12) - 1],
};

const run = tasks[process.argv[1]];
console.log(JSON.stringify(run()));

let kept;
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const start = process.cpuUsage();
  for (let n = Number(line); n > 0; n--) kept = run();
  const used = process.cpuUsage(start);
  console.log((used.user + used.system) / 1e6);
});
