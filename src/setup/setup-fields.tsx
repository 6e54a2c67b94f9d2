import type { FC } from 'hono/jsx'
import { Choice, Field, type Filled } from '../site/parts/field.tsx'

type Fields = FC<{ filled: Filled }>

export const OrganFields: Fields = ({ filled }) => (
  <>
    <h2>机关</h2>
    <div class="pair">
      <Field name="organName" label="机关全称" filled={filled} hint="例如：襄阳市招商局" />
      <Field name="shortName" label="机关简称（可不填）" filled={filled} hint="不填则用全称" />
      <Field
        name="organCode"
        label="机构代码"
        filled={filled}
        hint="9位：统一社会信用代码的第9至17位，写在每个索引号的开头"
      />
      <Choice
        name="kind"
        label="机关类型"
        filled={filled}
        options={{ department: '政府部门', government: '一级政府' }}
      />
      <Field
        name="reconsideration"
        label="行政复议机关"
        filled={filled}
        hint="答复书写明，例如：襄阳市人民政府"
      />
      <Field name="court" label="行政诉讼的人民法院" filled={filled} hint="例如：襄阳市樊城区人民法院" />
    </div>
  </>
)

export const OfficeFields: Fields = ({ filled }) => (
  <>
    <h2>政府信息公开工作机构</h2>
    <p class="hint">条例第十二条要求在公开指南中写明，也显示在依申请公开页面上。</p>
    <div class="pair">
      <Field name="officeName" label="机构名称" filled={filled} hint="例如：襄阳市招商局办公室" />
      <Field
        name="officeHours"
        label="办公时间"
        filled={filled}
        hint="例如：工作日 8:30—12:00，14:30—17:30"
      />
      <Field name="officeAddress" label="办公地址" filled={filled} />
      <Field name="officePhone" label="联系电话" type="tel" filled={filled} />
      <Field name="officeFax" label="传真号码（可不填）" type="tel" filled={filled} />
      <Field name="officeEmail" label="电子邮箱（可不填）" type="email" filled={filled} />
    </div>
  </>
)

export const SiteFields: Fields = ({ filled }) => (
  <>
    <h2>网站</h2>
    <div class="pair">
      <Field
        name="host"
        label="域名"
        filled={filled}
        hint="公众访问用的域名；网站和工作台只在这个域名下打开，本机试用可填 localhost"
      />
      <Field name="idCode" label="政府网站标识码" filled={filled} hint="10位数字" />
      <Field name="siteName" label="网站名称（可不填）" filled={filled} hint="不填则用机关全称" />
      <Field name="englishName" label="英文名称（可不填）" filled={filled} />
      <Field name="sponsor" label="主办单位（可不填）" filled={filled} hint="不填则为本机关" />
      <Field name="undertaker" label="承办单位（可不填）" filled={filled} hint="不填则为公开工作机构" />
      <Field name="siteAddress" label="页脚办公地址（可不填）" filled={filled} hint="不填则同上面的地址" />
      <Field
        name="sitePhone"
        label="页脚电话（可不填）"
        type="tel"
        filled={filled}
        hint="不填则同上面的电话"
      />
      <Field name="icpNumber" label="ICP备案号（可不填）" filled={filled} />
      <Field name="policeNumber" label="公安备案号（可不填）" filled={filled} />
      <Choice name="theme" label="网站颜色" filled={filled} options={{ blue: '政务蓝', red: '红色' }} />
    </div>
  </>
)

export const AdministratorFields: Fields = ({ filled }) => (
  <>
    <h2>第一位系统管理员</h2>
    <p class="hint">由这个人登录工作台，添加其他人员。</p>
    <div class="pair">
      <Field name="adminName" label="姓名" filled={filled} autocomplete="name" />
      <Field
        name="adminLogin"
        label="登录名"
        filled={filled}
        hint="字母和数字，例如 zhangsan"
        autocomplete="username"
      />
      <Field
        name="password"
        label="密码"
        type="password"
        filled={filled}
        hint="至少12个字符，可以用一句容易记住的话"
        autocomplete="new-password"
      />
      <Field
        name="passwordAgain"
        label="再填一次密码"
        type="password"
        filled={filled}
        hint="防止打错"
        autocomplete="new-password"
      />
    </div>
  </>
)
