// What a server process does about being told to stop. Signals come singly from a
// supervisor and in twos and threes through a terminal and npm, so only a Ctrl-C that comes
// clearly after the first means "now".
const sameSignalMs = 700;
const longestStopMs = 40_000;

/**
 * Waits for SIGINT, SIGTERM or SIGHUP, runs `stop`, and ends the process: 0 when stopping
 * went well, 1 when it failed or took too long, 130 after a second Ctrl-C.
 */
export function untilStopped(stop: () => Promise<void>, say: (line: string) => void): void {
  let firstAt: number | undefined;
  const begin = (code: number) => {
    firstAt = performance.now();
    setTimeout(() => {
      say('Stopping takes too long; giving up.');
      process.exit(1);
    }, longestStopMs).unref();
    stop().then(
      () => process.exit(code),
      (error) => {
        say(`Stopping failed: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  const hear = (signal: NodeJS.Signals) => {
    if (firstAt === undefined) {
      say('Stopping: finishing what was accepted … (Ctrl-C again to stop at once)');
      return begin(0);
    }
    const isAgain = performance.now() - firstAt > sameSignalMs;
    if (signal === 'SIGINT' && isAgain) process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  process.on('uncaughtException', (error) => {
    say(`A bug stopped the server: ${error.stack ?? error.message}`);
    if (firstAt === undefined) begin(1);
  });
}
