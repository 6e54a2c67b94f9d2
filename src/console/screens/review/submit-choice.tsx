import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { ChainChoices, ChainShown, DocumentView, StatedTopic } from '../../../modules/documents/api.ts'
import type { Correction } from '../../../modules/review/api.ts'
import { call } from '../../api.ts'
import { options } from '../../parts/words.ts'
import { CORRECTIONS } from './review-words.ts'
import './review.css'

interface Stated {
  topic: StatedTopic
  chainName: string | null
  isCorrection: boolean
  what: Correction['what']
  reason: string
}

/** What the editor states when putting a text up, and which chain that leads to. */
export function useSubmission(document: DocumentView) {
  const [stated, setStated] = useState<Stated>({
    topic: 'ordinary',
    chainName: null,
    isCorrection: false,
    what: 'typo',
    reason: '',
  })
  const choices = useQuery({
    queryKey: ['documents', 'chain-choices', document.id, document.open?.version],
    queryFn: () => call('GET', '/api/documents/:id/chain-choices', { params: { id: document.id } }),
    enabled: document.can.submit === null,
  })
  const { topic, isCorrection, what, reason } = stated
  const chain = choices.data === undefined ? null : chainOf(choices.data, stated)
  const free = choices.data?.free ?? []
  const chainName = stated.chainName ?? free[0]
  return {
    stated,
    change: (to: Partial<Stated>) => setStated((now) => ({ ...now, ...to })),
    choices: choices.data ?? null,
    chain,
    chainName,
    whyNot: choices.data === undefined ? null : whyNotSubmitted(choices.data, stated, chain),
    body: {
      topic,
      ...(isCorrection ? { correction: { what, reason } } : {}),
      ...(chain === null && chainName !== undefined && !isCorrection ? { chainName } : {}),
    },
  }
}

function chainOf({ topics, correction }: ChainChoices, { topic, isCorrection }: Stated): ChainShown | null {
  return isCorrection ? correction.chain : (topics.find((each) => each.stated === topic)?.chain ?? null)
}

function whyNotSubmitted(
  { free, correction }: ChainChoices,
  { isCorrection, reason }: Stated,
  chain: ChainShown | null,
): Refusal | null {
  if (isCorrection) {
    if (correction.whyNot !== null) return correction.whyNot
    return reason.trim() === '' ? refusal('correction-reason', '请写明勘误的内容和理由') : null
  }
  return chain === null && free.length === 0
    ? refusal('no-chain', '还没有设置审核流程，请联系系统管理员', { article: '条例第十七条' })
    : null
}

interface Props {
  submission: ReturnType<typeof useSubmission>
}

/** 信息种类, 勘误, and the chain that comes of it with the reason why. */
export function SubmitChoice({ submission: { stated, change, choices, chain, chainName } }: Props) {
  if (choices === null) return null
  const mayCorrect = choices.correction.chain !== null && choices.correction.whyNot === null
  const isChosen = chain !== null || stated.isCorrection
  return (
    <div className="submit-choice">
      {!stated.isCorrection && (
        <span className="topic-choice">
          <span className="quiet">信息种类</span>
          <Segmented
            aria-label="信息种类"
            value={stated.topic}
            options={choices.topics.map(({ stated: value, name: label }) => ({ value, label }))}
            onChange={(topic) => change({ topic })}
          />
        </span>
      )}
      {mayCorrect && (
        <Checkbox
          checked={stated.isCorrection}
          onChange={(event) => change({ isCorrection: event.target.checked })}
        >
          只是形式勘误（错别字、失效链接、版式），走“{choices.correction.chain?.name}”
        </Checkbox>
      )}
      {stated.isCorrection && (
        <div className="actions">
          <Select
            aria-label="勘误的种类"
            value={stated.what}
            style={{ minWidth: 180 }}
            options={options(CORRECTIONS)}
            onChange={(what) => change({ what })}
          />
          <Input
            aria-label="勘误的内容和理由"
            className="wide"
            placeholder="勘误的内容和理由，例如：“通只”应为“通知”"
            value={stated.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </div>
      )}
      {isChosen ? (
        <Chosen chain={chain} />
      ) : (
        <FreeChoice free={choices.free} value={chainName} onChange={change} />
      )}
    </div>
  )
}

function Chosen({ chain }: { chain: ChainShown | null }) {
  if (chain === null) return null
  return (
    <p className="quiet">
      审核流程：{chain.name}（{chain.because}）　{chain.levels.join(' → ')}
    </p>
  )
}

interface FreeProps {
  free: readonly string[]
  value: string | undefined
  onChange: (to: { chainName: string }) => void
}

function FreeChoice({ free, value, onChange }: FreeProps) {
  if (free.length < 2) return null
  return (
    <span className="actions">
      <Select
        aria-label="审核流程"
        value={value ?? null}
        style={{ minWidth: 160 }}
        options={free.map((name) => ({ value: name, label: name }))}
        onChange={(chainName: string) => onChange({ chainName })}
      />
      <span className="quiet">没有为这类信息设置流程，请选定</span>
    </span>
  )
}
