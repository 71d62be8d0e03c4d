const barWidth = 30;

/**
 * Shows how far something has come: a bar that redraws itself on a terminal, a line for every tenth elsewhere. Call with the count so
 * far; at `total` it ends its line.
 */
export const createProgress = (what: string, total: number): ((done: number) => void) => {
  const number = new Intl.NumberFormat('en');
  let shownTenth = 0;
  let shownPercent = -1;
  return (done) => {
    const percent = Math.min(100, Math.floor((done / total) * 100));
    if (process.stderr.isTTY) {
      if (percent === shownPercent) return;
      shownPercent = percent;
      const filled = Math.round((percent / 100) * barWidth);
      const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
      process.stderr.write(`\r${what} ${bar} ${number.format(done)} of ${number.format(total)}`);
      if (done >= total) process.stderr.write('\n');
      return;
    }
    const tenth = Math.floor(percent / 10);
    if (tenth <= shownTenth) return;
    shownTenth = tenth;
    process.stderr.write(`${what}: ${tenth * 10} %\n`);
  };
};
