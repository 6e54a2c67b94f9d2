import type { FC } from 'hono/jsx'

/** 无障碍说明. What it says is what the journeys check; what they do not check stands under 尚未做到. */
export const AccessibilityPage: FC<{
  office: { name: string; phone: string; address: string; hours: string }
}> = ({ office }) => (
  <article class="card document">
    <h1>无障碍说明</h1>
    <div class="text">
      <p>
        本网站按照《网页内容无障碍指南》（WCAG）2.2 AA 级设计，并参照《信息技术
        互联网内容无障碍可访问性技术要求与测试方法》（GB/T
        37668），让老年人、残疾人和使用各种设备的人都能查阅信息、提出申请。
      </p>
      <h2>您可以这样使用</h2>
      <ul>
        <li>只用键盘：按 Tab 键逐项移动，按回车键打开；每页开头有“跳到正文”。</li>
        <li>读屏软件：标题、列表、表格、表单都有对应的结构和名称，图片都有文字说明。</li>
        <li>
          看得更清楚：页首可选大字号、特大字号或“大字版”，选择会记在您自己的浏览器里；浏览器放大到 400%
          也不需要左右滚动。
        </li>
        <li>
          不使用脚本：关闭 JavaScript 后，除字号选择和打印按钮外，查阅、检索、申请、查询都可以照常进行。
        </li>
        <li>申请表单没有图形验证码，不限制填写时间；填错时说明错在哪里，已经填写的内容不会丢失。</li>
      </ul>
      <h2>尚未做到</h2>
      <ul>
        <li>
          附件（如
          PDF、Word、Excel）由各制发单位提供，不一定都能由读屏软件朗读。需要其他形式的，可以联系我们。
        </li>
        <li>宽表格在手机上需要在表格内左右滑动。</li>
        <li>没有手语视频。</li>
      </ul>
      <h2>遇到困难，请告诉我们</h2>
      <p>
        {office.name}，电话 {office.phone}
        {office.address === '' ? '' : `，地址：${office.address}`}
        {office.hours === '' ? '' : `，办公时间：${office.hours}`}
        。阅读或者填写申请有困难的，我们依照《中华人民共和国政府信息公开条例》第四十三条当面或者电话提供帮助。
      </p>
    </div>
  </article>
)
