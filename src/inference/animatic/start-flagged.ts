import type { Worker } from "node:worker_threads";

/**
 * Starts threads with a flag of V8's for which there is no option: it holds for whatever starts from now on, so it is set until
 * none of them is starting any more, also where one never comes to be.
 */
export function createStartFlagged(
  setFlag: (flag: string) => void,
  { starting, usual }: { starting: string; usual: string },
) {
  let underWay = 0;
  return <Thread extends Pick<Worker, "once">>(start: () => Thread): Thread => {
    let hasStarted = false;
    const started = () => {
      if (!hasStarted && --underWay === 0) setFlag(usual);
      hasStarted = true;
    };
    if (underWay++ === 0) setFlag(starting);
    try {
      const thread = start();
      thread.once("online", started).once("exit", started);
      return thread;
    } catch (error) {
      started();
      throw error;
    }
  };
}
