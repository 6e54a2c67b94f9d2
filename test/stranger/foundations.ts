import { expect } from 'vitest'
import { day } from '../../src/lib/day.ts'
import { disablePerson } from '../../src/modules/accounts/actions/disable-person.ts'
import { enablePerson } from '../../src/modules/accounts/actions/enable-person.ts'
import { setPassword } from '../../src/modules/accounts/actions/set-password.ts'
import { setRoles } from '../../src/modules/accounts/actions/set-roles.ts'
import * as accounts from '../../src/modules/accounts/index.ts'
import { listDisabled } from '../../src/modules/accounts/queries.ts'
import * as audit from '../../src/modules/audit/index.ts'
import { GENESIS } from '../../src/modules/audit/rules.ts'
import * as calendar from '../../src/modules/calendar/index.ts'
import { correctOrgan, correctSite } from '../../src/modules/organs/actions/correct-organ.ts'
import * as organs from '../../src/modules/organs/index.ts'
import { findSettings } from '../../src/modules/organs/queries.ts'
import { apart, type Case, does, finds, nameOfFailure, sees, seesOwn } from './case.ts'

/** How a stranger would use accounts, audit, calendar, organs. */
export const FOUNDATIONS: Record<string, Case[]> = {
  'accounts.addPerson': [
    // A login name of A is free here.
    sees((ctx) => nameOfFailure(accounts.addPerson(ctx, newcomer('second'))), 'none'),
    apart((ctx) => accounts.addPerson(ctx, newcomer('newcomer'))),
  ],
  'accounts.disablePerson': [does((ctx, a) => disablePerson(ctx, a.ids.author, { version: 1 }))],
  'accounts.enablePerson': [
    does((ctx, a) => enablePerson(ctx, a.ids.disabled, { version: 2, password: 'another long phrase' })),
  ],
  'accounts.listDisabled': [sees(listDisabled, [])],
  'accounts.findPerson': [finds((ctx, a) => accounts.findPerson(ctx, a.ids.author))],
  'accounts.namesOf': [finds((ctx, a) => accounts.namesOf(ctx, [a.ids.author]))],
  'accounts.findSession': [sees((ctx, a) => accounts.findSession(ctx, a.credentials.token), null)],
  'accounts.listPeople': [
    seesOwn(
      (ctx) => accounts.listPeople(ctx),
      ({ person }) => [expect.objectContaining(person)],
    ),
  ],
  'accounts.setPassword': [
    does((ctx, a) => setPassword(ctx, a.ids.author, { password: 'another long phrase' })),
  ],
  'accounts.setRoles': [does((ctx, a) => setRoles(ctx, a.ids.author, { roles: ['reviewer'], version: 1 }))],
  'accounts.signIn': [
    sees(async (ctx, a) => (await accounts.signIn(ctx, a.credentials)).ok, false),
    // A failure counts against nobody else's account.
    sees(
      async (ctx, a) => {
        const wrong = { ...a.credentials, password: 'wrong' }
        const { ok } = await accounts.signIn(ctx, wrong)
        return [ok, await audit.listTrail(ctx, { kind: 'person', id: a.ids.author })]
      },
      [false, []],
    ),
  ],
  'accounts.signOut': [apart((ctx, a) => accounts.signOut(ctx, a.credentials.token))],

  'audit.countUnsealed': [seesOwn(audit.countUnsealed, ({ unsealed }) => unsealed)],
  'audit.listTrail': [
    sees((ctx, a) => audit.listTrail(ctx, { kind: 'document', id: a.documents.carried }), []),
  ],
  'audit.readHead': [sees(audit.readHead, { seq: 0, hash: GENESIS })],
  'audit.readLinks': [sees((ctx) => audit.readLinks(ctx, 0), [])],
  'audit.record': [
    apart((ctx, a) => audit.record(ctx, 'test.act', { kind: 'document', id: a.documents.carried })),
  ],
  'audit.sealRecords': [
    seesOwn(
      async (ctx) => (await audit.sealRecords(ctx))?.linked,
      ({ unsealed }) => unsealed,
    ),
    apart(audit.sealRecords),
  ],

  'calendar.loadCalendar': [
    sees(async (ctx) => (await calendar.loadCalendar(ctx)).isWorkingDay(day('2025-01-15')), true),
  ],

  'organs.bumpPublicVersion': [apart(organs.bumpPublicVersion)],
  'organs.correctOrgan': [
    apart(async (ctx) => {
      const { organ, organVersion: version } = await findSettings(ctx)
      return correctOrgan(ctx, { ...organ, shortName: '另一简称', version })
    }),
  ],
  'organs.correctSite': [
    apart(async (ctx) => {
      const { site, siteVersion: version } = await findSettings(ctx)
      return correctSite(ctx, { ...site, name: '另一网站', version })
    }),
  ],
  'organs.findSettings': [
    seesOwn(
      async (ctx) => (await findSettings(ctx)).site.host,
      ({ host }) => host,
    ),
  ],
  'organs.findOrgan': [
    seesOwn(
      async (ctx) => (await organs.findOrgan(ctx)).organId,
      ({ organId }) => organId,
    ),
  ],
  'organs.findSite': [
    seesOwn(
      async (ctx) => (await organs.findSite(ctx)).host,
      ({ host }) => host,
    ),
  ],
}

function newcomer(login: string) {
  return { login, name: '新人', password: 'a long enough phrase', roles: [] }
}
