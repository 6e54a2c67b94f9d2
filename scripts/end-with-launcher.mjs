// Loaded before the program: when run.mjs is killed with -9, it can tell nobody, and must not leave a server behind
// that nobody knows of. (Linux's own death signal comes once for each thread of the parent: half a dozen at once.)
const launcher = process.ppid

const timer = setInterval(() => {
  if (process.ppid === launcher) return
  clearInterval(timer)
  process.kill(process.pid, 'SIGTERM')
}, 500)
timer.unref()
