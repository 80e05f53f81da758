/** Sums and lists of numbers for streams of millions. */

/** A sum that keeps what rounding would lose (A. Neumaier, ZAMM 54 (1974) 39–51): right to about 1e-16 of Σ|x|. */
export class Sum {
  private total = 0;
  private lost = 0;

  add(x: number): void {
    const next = this.total + x;
    this.lost += Math.abs(this.total) >= Math.abs(x) ? this.total - next + x : x - next + this.total;
    this.total = next;
  }

  get value(): number {
    return this.total + this.lost;
  }
}

/** Doubles without an object each: eight bytes a number, twice that for a moment when it grows. */
export class Numbers {
  private kept = new Float64Array(1024);
  length = 0;

  push(x: number): void {
    if (this.length === this.kept.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.kept);
      this.kept = larger;
    }
    this.kept[this.length++] = x;
  }

  /** A sorted copy. */
  sorted(): Float64Array {
    return this.kept.slice(0, this.length).sort();
  }
}
