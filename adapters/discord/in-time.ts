/** What the work comes to, or something else where that takes longer than `ms` milliseconds. */
export async function inTime<Value, Other>(
  work: Promise<Value>,
  ms: number,
  otherwise: Other,
): Promise<Value | Other> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Other>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
