import { Alert, Card, Steps, Tag } from 'antd'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { minuteText } from '../../parts/dates.ts'
import { REVIEW_STATES, VERDICTS } from '../../parts/words.ts'

/** Where the text stands in its chain, and who attested what. */
export function ReviewPanel({ document: { review, secrecyReviews } }: { document: DocumentView }) {
  return (
    <Card title="审核" extra={review && <Tag>{REVIEW_STATES[review.state]}</Tag>}>
      {review === null ? <p className="quiet">尚未送审。</p> : <Levels review={review} />}
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
    </Card>
  )
}

function Levels({ review }: { review: NonNullable<DocumentView['review']> }) {
  const passed = review.signOffs.filter((each) => each.verdict === 'pass').length
  return (
    <>
      {review.of === 'another-text' && (
        <Alert
          type="warning"
          title="审核的是修改前的文本；现在的文本须重新送审"
          style={{ marginBottom: 12 }}
        />
      )}
      <p className="quiet">
        {review.chainName}　{minuteText(review.openedAt)} 送审
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
                    {`${signOff.person}　${signOff.verdict === 'pass' ? '已审、已校，通过' : '退回'}　${minuteText(signOff.signedAt)}`}
                  </div>
                  {signOff.opinion !== '' && <div>意见：{signOff.opinion}</div>}
                </>
              ),
          }
        })}
      />
    </>
  )
}
