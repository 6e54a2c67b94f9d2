import type { z } from 'zod'

/** The first fault of each field, in the order of the form; `fieldOf` names the field of the page. */
export function problemsOf(
  error: z.ZodError,
  fieldOf: (path: readonly PropertyKey[]) => string = (path) => path.join('.'),
): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const issue of error.issues) problems[fieldOf(issue.path)] ??= issue.message
  return problems
}
