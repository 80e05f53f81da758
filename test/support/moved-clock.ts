/** Runs like the real one, but at another time: delivery's pace needs a clock that goes. */
export class MovedClock {
  #offset = Temporal.Duration.from({ seconds: 0 });

  now = (): Temporal.Instant => Temporal.Now.instant().add(this.#offset);

  set(at: string | Temporal.Instant): void {
    this.#offset = Temporal.Now.instant().until(Temporal.Instant.from(at));
  }
}
