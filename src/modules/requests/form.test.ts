import { describe, expect, it } from 'vitest'
import { publicRequestForm } from './form.ts'

const FILLED = {
  applicantKind: 'naturalPerson',
  name: ' 张三 ',
  idKind: 'residentId',
  idDocument: '11010519491231002x',
  phone: '13812345678',
  information: '2023年度部门预算',
  provideAs: 'paper',
  serveBy: 'online',
  idempotencyKey: '0123456789abcdef',
}

const messagesOf = (form: Record<string, string>) => {
  const result = publicRequestForm.safeParse(form)
  return Object.fromEntries((result.error?.issues ?? []).map((each) => [each.path.join('.'), each.message]))
}

describe('the public form', () => {
  it('becomes a submission', () => {
    expect(publicRequestForm.parse(FILLED)).toEqual({
      applicantKind: 'naturalPerson',
      applicant: {
        name: '张三',
        idDocument: '11010519491231002X',
        phone: '13812345678',
        email: '',
        address: '',
      },
      information: '2023年度部门预算',
      description: '',
      provideAs: 'paper',
      serveBy: 'online',
      helpWanted: '',
      idempotencyKey: '0123456789abcdef',
    })
  })

  it('says everything that is missing at once, each beside its field', () => {
    expect(Object.keys(messagesOf({})).sort()).toEqual(
      ['applicantKind', 'idempotencyKey', 'information', 'name', 'phone', 'provideAs', 'serveBy'].sort(),
    )
  })

  it.each([
    [{ idDocument: '110105194912310021' }, 'idDocument', '身份证号码的校验码不正确，请核对18位号码是否有误'],
    [{ idDocument: '1101051949' }, 'idDocument', '居民身份证号码应为18位，末位可以是X'],
    [{ serveBy: 'email' }, 'email', '选择以电子邮件获取的，请填写电子邮箱'],
    [{ serveBy: 'post' }, 'address', '选择邮寄或者快递的，请填写通信地址'],
    [{ email: 'nobody' }, 'email', '电子邮箱格式不正确'],
    [{ applicantKind: 'business' }, 'organisationCode', '请填写申请单位的统一社会信用代码'],
    [{ applicantKind: 'alien' }, 'applicantKind', '请选择申请人类型'],
    [{ agentName: '李四' }, 'agentIdDocument', '请填写代理人的身份证件号码'],
    [{ name: '张'.repeat(101) }, 'name', '最多100个字'],
  ])('%o', (change, field, message) => {
    expect(messagesOf({ ...FILLED, ...change })[field]).toBe(message)
  })

  it.each([
    [{ agentName: '李四', agentIdDocument: 'E12345678' }, 'authorityBy', '请选择怎样提交授权委托书'],
    [{ noticeEmail: 'on' }, 'email', '希望以电子邮件接收提醒的，请填写电子邮箱'],
    [{ noticeSms: 'on', phone: '0710-3711190' }, 'phone', '希望以短信接收提醒的，请填写11位手机号码'],
  ])('条例第二十九条: %o', (change, field, message) => {
    expect(messagesOf({ ...FILLED, ...change })[field]).toBe(message)
  })

  it('asks for several things, each described; an item left empty is not asked for', () => {
    const item = (information: string, description = '') => ({ information, description })
    const parse = (moreItems: unknown[]) => publicRequestForm.safeParse({ ...FILLED, moreItems })
    expect(parse([item('第二项'), item('')]).data?.moreItems).toEqual([item('第二项')])
    expect(parse([item('')]).data).not.toHaveProperty('moreItems')
    const missing = parse([item(''), item('', '只有说明')]).error?.issues
    expect(missing?.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['moreItems.1.information', '请写明第3项信息的名称、文号或者其他特征性描述'],
    ])
    const many = parse(Array.from({ length: 10 }, (_, no) => item(`第${no}项`))).error?.issues
    expect(many?.map(({ message }) => message)).toEqual(['一次最多申请10项信息，其余的请另行申请'])
  })

  it('accepts another identity document as it is', () => {
    expect(messagesOf({ ...FILLED, idKind: 'other', idDocument: 'E12345678' })).toEqual({})
  })
})
