import type { FC } from 'hono/jsx'
import type { WorkChallenge } from '../../lib/proof-of-work.ts'
import type { DisclosureOffice } from '../../modules/organs/index.ts'
import { FORM_CHOICES } from '../../modules/requests/index.ts'
import { Area, Choice, Field, type Filled, ProblemList } from '../parts/field.tsx'
import { UploadField, Wishes } from '../parts/form-parts.tsx'
import { Unseen } from '../parts/unseen.tsx'
import { RequestedItems } from './requested-items.tsx'

interface Props {
  filled: Filled
  office: DisclosureOffice
  work: WorkChallenge
}

/** 条例第二十九条: what a request states, asked in plain words. What it is wanted for is not asked: the law does not. */
export const RequestForm: FC<Props> = ({ filled, office, work }) => (
  <div class="grid">
    <form class="card form" method="post" action="/request" enctype="multipart/form-data" novalidate>
      <header>
        <h1>政府信息公开申请</h1>
        <a href="/request/tracking">查询申请进度</a>
      </header>
      {/* The enter key presses the first button of a form: it shall be this one, not one that adds an item. */}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: no key reaches it, and its twin stands at the end. */}
      <button type="submit" class="first" tabindex={-1} aria-hidden="true">
        提交申请
      </button>
      <ProblemList filled={filled} />
      <Unseen filled={filled} work={work} />
      <h2>您是谁</h2>
      <Person filled={filled} />
      <h2>您要什么信息</h2>
      <RequestedItems filled={filled} />
      <Choice name="provideAs" label="希望以什么形式提供" filled={filled} options={FORM_CHOICES.provideAs} />
      <Choice name="serveBy" label="希望怎样收到答复" filled={filled} options={FORM_CHOICES.serveBy} />
      <Area
        name="helpWanted"
        label="需要的帮助（可不填）"
        filled={filled}
        rows={2}
        hint="阅读、视听有困难的，我们会提供必要的帮助（条例第四十三条）"
      />
      <Wishes
        legend="办理提醒（可不选）"
        hint="有新的告知书、答复书时提醒您；提醒中不写申请内容。不选就不发"
        filled={filled}
        options={{ noticeEmail: '发到电子邮箱', noticeSms: '发到手机' }}
      />
      <Agent filled={filled} />
      <button type="submit" id="submit">
        提交申请
      </button>
      <noscript>
        <p class="hint">您的浏览器没有启用脚本，不影响提交；工作人员会与您联系确认。</p>
      </noscript>
    </form>
    <Guide office={office} />
  </div>
)

const Person: FC<{ filled: Filled }> = ({ filled }) => (
  <>
    <Choice name="applicantKind" label="申请人类型" filled={filled} options={FORM_CHOICES.applicantKind} />
    <Field name="name" label="姓名或单位名称" filled={filled} autocomplete="name" />
    <Choice name="idKind" label="证件类型（自然人填写）" filled={filled} options={FORM_CHOICES.idKind} />
    <Field name="idDocument" label="证件号码（自然人填写）" filled={filled} hint="只用于核实身份，加密保存" />
    <Field name="organisationCode" label="统一社会信用代码（单位填写）" filled={filled} />
    <Field name="phone" label="联系电话" type="tel" filled={filled} autocomplete="tel" />
    <Field name="email" label="电子邮箱" type="email" filled={filled} autocomplete="email" />
    <Field name="address" label="通信地址" filled={filled} autocomplete="address-line1" />
    <UploadField
      name="identityFile"
      label="身份证件或者单位证照的照片（可不上传）"
      filled={filled}
      hint="PDF、JPG 或 PNG，不超过 5 MB，加密保存。不上传的，工作人员核对证件号码"
    />
  </>
)

/** Open when something in it is filled in or wrong: nobody should hunt for the field that a message names. */
const Agent: FC<{ filled: Filled }> = ({ filled }) => {
  const { values, problems } = filled
  const fields = ['agentName', 'agentIdDocument', 'agentPhone', 'authorityFile', 'authorityFileName']
  const isOpen =
    [...fields, 'authorityBy'].some((each) => problems[each]) || fields.some((each) => values[each])
  return (
    <details class="agent" open={isOpen}>
      <summary>由代理人提出申请的，请填写</summary>
      <Field name="agentName" label="代理人姓名" filled={filled} />
      <Field name="agentIdDocument" label="代理人证件号码" filled={filled} hint="只用于核实身份，加密保存" />
      <Field name="agentPhone" label="代理人电话" type="tel" filled={filled} />
      <Choice
        name="authorityBy"
        label="怎样提交授权委托书"
        filled={filled}
        options={FORM_CHOICES.authorityBy}
      />
      <UploadField
        name="authorityFile"
        label="授权委托书（选择上传的）"
        filled={filled}
        hint="委托人签名或者盖章，写明委托事项和权限；PDF、JPG 或 PNG，不超过 5 MB"
      />
    </details>
  )
}

const Guide: FC<{ office: DisclosureOffice }> = ({ office }) => (
  <aside class="card" aria-label="办理说明">
    <header>
      <h2>会怎样办理</h2>
    </header>
    <ol class="steps">
      <li>提交后得到回执编号和查询码，请记下来。</li>
      <li>工作人员与您确认收到之日，即为收到申请之日。</li>
      <li>收到之日起20个工作日内答复；需要延长的，会告知您，最多再延长20个工作日。</li>
      <li>内容不明确的，7个工作日内告知您补正。</li>
      <li>征求第三方意见所需时间不计算在内。</li>
    </ol>
    <p>书写有困难的，可以到下列地点口头提出，由工作人员代为填写。</p>
    <p>
      {office.name}
      <br />
      电话：{office.phone}
      <br />
      {office.address}
    </p>
  </aside>
)
