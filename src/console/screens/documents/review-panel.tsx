import { Alert, Card, Steps, Tag } from 'antd'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { minuteText } from '../../parts/dates.ts'
import { REVIEW_STATES, VERDICTS } from '../../parts/words.ts'
import { PaperLine } from '../review/paper-line.tsx'
import { signerName } from '../review/review-words.ts'
import { SheetLinks } from '../review/sheet-links.tsx'

/** Where the text stands in its chain, and who attested what. */
export function ReviewPanel({ document }: { document: DocumentView }) {
  const { review, secrecyReviews, underReview } = document
  // The rest of the levels sign afterwards what went out urgently, also while the next edition is being written.
  const signsAfterwards = underReview !== null && underReview.publishedOn !== null ? underReview.no : null
  return (
    <Card title="审核" extra={review && <Tag>{REVIEW_STATES[review.state]}</Tag>}>
      {review === null ? (
        <p className="quiet">尚未送审。</p>
      ) : (
        <Levels review={review} signsAfterwards={signsAfterwards} />
      )}
      {secrecyReviews.length > 0 && <h4>保密审查</h4>}
      <ul className="plain-list">
        {secrecyReviews.map((each) => (
          <li key={each.signedAt}>
            <div className="line-ends">
              <span>
                {each.person}　{VERDICTS[each.verdict]}
              </span>
              <span className="quiet">{minuteText(each.signedAt)}</span>
            </div>
            {each.of === 'another-text' && <div className="quiet">审查的是修改前的文本</div>}
            {each.opinion !== '' && <div>{each.opinion}</div>}
          </li>
        ))}
      </ul>
      <SheetLinks document={document} />
    </Card>
  )
}

interface LevelsProps {
  review: NonNullable<DocumentView['review']>
  /** The public edition that these levels sign after its urgent publication. */
  signsAfterwards: number | null
}

function Levels({ review, signsAfterwards }: LevelsProps) {
  const passed = review.signOffs.filter((each) => each.verdict === 'pass').length
  return (
    <>
      <Notice of={review.of} signsAfterwards={signsAfterwards} />
      <p className="quiet">
        {review.chainName}
        {review.because !== '' && `（${review.because}）`}　{minuteText(review.openedAt)} 送审
      </p>
      <Steps
        orientation="vertical"
        size="small"
        current={passed}
        status={review.state === 'returned' ? 'error' : 'process'}
        items={review.levels.map((level, index) => {
          const signOff = review.signOffs.find((each) => each.level === index + 1)
          return {
            title: level.name,
            content:
              signOff === undefined ? (
                `可签署：${level.signers.join('、')}`
              ) : (
                <>
                  <div>
                    {`${signerName(signOff)}　${signOff.verdict === 'pass' ? '已审、已校，通过' : '退回'}　${minuteText(signOff.signedAt)}`}
                  </div>
                  {signOff.opinion !== '' && <div>意见：{signOff.opinion}</div>}
                  {signOff.notFormal && <div>认定不属于形式勘误</div>}
                  <PaperLine paper={signOff.paper} />
                </>
              ),
          }
        })}
      />
    </>
  )
}

function Notice({
  of,
  signsAfterwards,
}: Pick<LevelsProps, 'signsAfterwards'> & { of: LevelsProps['review']['of'] }) {
  if (signsAfterwards !== null) {
    return (
      <Alert
        type="warning"
        title={`补签：审核的是紧急发布的第 ${signsAfterwards} 版`}
        style={{ marginBottom: 12 }}
      />
    )
  }
  if (of === 'this-text') return null
  return (
    <Alert type="warning" title="审核的是修改前的文本；现在的文本须重新送审" style={{ marginBottom: 12 }} />
  )
}
