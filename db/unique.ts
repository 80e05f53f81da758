/** Whether a write failed because of this unique index; from both drivers, wrapped by drizzle or not. */
export function breaksUnique(error: unknown, index: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, constraint, constraint_name, cause } = error as Record<string, unknown>;
  if (code === '23505') return (constraint ?? constraint_name) === index;
  return breaksUnique(cause, index);
}
