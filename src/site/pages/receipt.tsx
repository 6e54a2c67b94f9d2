import type { FC } from 'hono/jsx'

export interface ReceiptView {
  receiptNumber: string
  queryCode: string
  submittedOn: string
  /** If the receipt were confirmed today. */
  expectedOn: string
  provisional: boolean
  /** Where the organ confirms on-line requests at once. */
  caseNumber: string | null
}

/** Shown once: the query code is kept nowhere in plain. */
export const ReceiptPage: FC<{ view: ReceiptView }> = ({ view }) => (
  <section class="card notice">
    <h1>申请已提交</h1>
    <p>请记下回执编号和查询码，凭这两项查询进度、查看答复。查询码只显示这一次。</p>
    <dl class="receipt">
      <dt>回执编号</dt>
      <dd>{view.receiptNumber}</dd>
      {view.caseNumber === null ? null : (
        <>
          <dt>登记编号</dt>
          <dd>{view.caseNumber}</dd>
        </>
      )}
      <dt>查询码</dt>
      <dd>{view.queryCode}</dd>
      <dt>提交日期</dt>
      <dd>{view.submittedOn}</dd>
      <dt>预计答复</dt>
      <dd>
        {view.expectedOn} 前{view.provisional ? '（该年放假安排尚未公布，为暂定日期）' : ''}
      </dd>
    </dl>
    {view.caseNumber === null ? (
      <p>
        工作人员会与您确认收到之日；答复期限自确认之日的次日起算，为20个工作日（条例第三十一条、第三十三条）。
      </p>
    ) : (
      <p>
        本机关已确认收到，今日为收到申请之日；答复期限自次日起算，为20个工作日（条例第三十一条、第三十三条）。
      </p>
    )}
    <p>
      <a href="/request/tracking">查询申请进度</a>
    </p>
  </section>
)
