/** What is used of it: its own declarations are left out of its exports. */
declare module 'cephes' {
  const cephes: {
    compiled: Promise<void>;
    chdtrc(df: number, x: number): number;
    erfc(x: number): number;
    lgam(x: number): number;
  };
  export default cephes;
}
