/** What is said of a disk without room, wherever it is met. It may have some again by itself: failed clips let go of theirs. */
export const DISK_FULL = {
  sentence:
    "There is no disk space left on the machine that makes the videos. Please try again later; whoever runs this bot has to free some.",
  retryable: true,
} as const;

/** Whether a file operation failed for want of room. EDQUOT: the user's share of the disk is full, which is the same to everyone involved. */
export function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
  return code === "ENOSPC" || code === "EDQUOT";
}

/**
 * The same of a program, by the system's own words in what it said. ffmpeg 5 ends well where only the last of a file found no room,
 * and leaves a shorter one behind.
 */
export function saysDiskFull(said: string): boolean {
  return said.includes("No space left on device") || said.includes("Disk quota exceeded");
}
