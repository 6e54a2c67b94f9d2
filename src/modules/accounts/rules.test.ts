import { describe, expect, it } from 'vitest'
import { permits, ROLES, whyNotGrant, whyNotPassword } from './rules.ts'

describe('permits', () => {
  it('denies by default', () => {
    expect(permits([], 'documents.read')).toBe(false)
    expect(permits(['editor'], 'documents.sign')).toBe(false)
    expect(permits(['toString', 'nobody'], 'documents.read')).toBe(false)
    expect(permits(Object.keys(ROLES), 'no.such')).toBe(false)
  })
  it('adds up the roles a person holds', () => {
    expect(permits(['editor', 'reviewer'], 'documents.sign')).toBe(true)
  })
})

describe('等级保护 2.0：三员分立', () => {
  it.each([
    [['systemAdministrator', 'auditAdministrator']],
    [['systemAdministrator', 'securityAdministrator']],
    [['editor', 'securityAdministrator', 'auditAdministrator']],
  ])('refuses %j to one person', (roles) => {
    expect(whyNotGrant(roles)?.code).toBe('administrators-separated')
  })
  it('allows one of them beside ordinary roles', () => {
    expect(whyNotGrant(['editor', 'auditAdministrator'])).toBeNull()
  })
  it('refuses a role that does not exist', () => {
    expect(whyNotGrant(['editor', 'king'])?.message).toContain('king')
  })
})

describe('passwords', () => {
  it.each([
    ['short', 'li', 'password-short'],
    ['li-is-a-long-password', 'li', 'password-login'],
  ])('refuses %s', (password, login, code) => {
    expect(whyNotPassword(password, login)?.code).toBe(code)
  })
  it('counts characters, not bytes, and takes a sentence', () => {
    expect(whyNotPassword('襄阳招商引资项目建设年加油', 'li')).toBeNull()
  })
})
