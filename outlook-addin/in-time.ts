/** Rejects when the work takes longer. */
export function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("late")), limitMs);
    work.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
