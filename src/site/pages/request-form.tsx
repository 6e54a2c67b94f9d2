import type { FC } from 'hono/jsx'
import type { DisclosureOffice } from '../../modules/organs/index.ts'
import { FORM_CHOICES } from '../../modules/requests/index.ts'
import { Area, Choice, Field, type Filled, ProblemList } from '../parts/field.tsx'

/** 条例第二十九条: what a request states, asked in plain words. */
export const RequestForm: FC<{ filled: Filled; office: DisclosureOffice }> = ({ filled, office }) => (
  <div class="grid">
    <form class="card form" method="post" action="/request" novalidate>
      <header>
        <h1>政府信息公开申请</h1>
        <a href="/request/tracking">查询申请进度</a>
      </header>
      <ProblemList filled={filled} />
      <input type="hidden" name="idempotencyKey" value={filled.values.idempotencyKey ?? ''} />
      <h2>您是谁</h2>
      <Choice name="applicantKind" label="申请人类型" filled={filled} options={FORM_CHOICES.applicantKind} />
      <Field name="name" label="姓名或单位名称" filled={filled} autocomplete="name" />
      <Choice name="idKind" label="证件类型（自然人填写）" filled={filled} options={FORM_CHOICES.idKind} />
      <Field
        name="idDocument"
        label="证件号码（自然人填写）"
        filled={filled}
        hint="只用于核实身份，加密保存"
      />
      <Field name="organisationCode" label="统一社会信用代码（单位填写）" filled={filled} />
      <Field name="phone" label="联系电话" type="tel" filled={filled} autocomplete="tel" />
      <Field name="email" label="电子邮箱" type="email" filled={filled} autocomplete="email" />
      <Field name="address" label="通信地址" filled={filled} autocomplete="street-address" />
      <h2>您要什么信息</h2>
      <Area
        name="information"
        label="所需信息的名称、文号或者其他特征"
        filled={filled}
        hint="写得越具体，找得越快，例如文件标题、年份、项目名称；一次申请一项"
      />
      <Area name="description" label="补充说明（可不填）" filled={filled} />
      <Choice name="provideAs" label="希望以什么形式提供" filled={filled} options={FORM_CHOICES.provideAs} />
      <Choice name="serveBy" label="希望怎样收到答复" filled={filled} options={FORM_CHOICES.serveBy} />
      <Area
        name="helpWanted"
        label="需要的帮助（可不填）"
        filled={filled}
        hint="阅读、视听有困难的，我们会提供必要的帮助（条例第四十三条）"
      />
      <button type="submit">提交申请</button>
    </form>
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
      <p>
        {office.name}
        <br />
        电话：{office.phone}
        <br />
        {office.address}
      </p>
    </aside>
  </div>
)
