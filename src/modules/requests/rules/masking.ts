import type { Agent, Applicant } from '../applicant.ts'

/** An applicant as a screen shows them: enough to recognise, not enough to misuse. */
export function maskApplicant(applicant: Applicant): Applicant {
  const { name, idDocument, organisationCode, phone, email, address, agent, notices } = applicant
  return {
    name: maskName(name),
    ...(idDocument === undefined ? {} : { idDocument: maskMiddle(idDocument, 4, 4) }),
    // The code of an organisation is public.
    ...(organisationCode === undefined ? {} : { organisationCode }),
    phone: maskMiddle(phone, 3, 4),
    email: maskEmail(email),
    address: maskMiddle(address, 6, 0),
    ...(agent === undefined ? {} : { agent: maskAgent(agent) }),
    ...(notices === undefined ? {} : { notices }),
  }
}

function maskAgent({ name, idDocument, phone, authority }: Agent): Agent {
  return {
    name: maskName(name),
    idDocument: maskMiddle(idDocument, 4, 4),
    ...(phone === undefined ? {} : { phone: maskMiddle(phone, 3, 4) }),
    ...(authority === undefined ? {} : { authority }),
  }
}

function maskName(name: string): string {
  const [first = '', ...rest] = name
  return first + '*'.repeat(rest.length)
}

/** Keeps the first and last places; a text too short for that is hidden whole. */
function maskMiddle(text: string, first: number, last: number): string {
  const letters = [...text]
  if (letters.length <= first + last) return '*'.repeat(letters.length)
  const hidden = '*'.repeat(letters.length - first - last)
  return letters.slice(0, first).join('') + hidden + letters.slice(letters.length - last).join('')
}

function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '*'.repeat(email.length) : `${email[0]}***${email.slice(at)}`
}
