import type { Ctx } from '../../lib/ctx.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { findColumn } from '../catalogue/index.ts'
import { listChains, type Topic } from '../review/index.ts'
import { chooseChain, isForCorrections, TOPICS } from '../review/rules.ts'
import type { Content } from './document.ts'
import { readDocument, readOpenEdition, readShownEdition } from './rows.ts'
import { whyNotCorrection } from './rules/index.ts'

export type StatedTopic = 'ordinary' | 'figures' | 'leaders'

/** Which chain a text would go through, by what its editor states of it, and why. */
export interface ChainChoices {
  topics: {
    stated: StatedTopic
    name: string
    /** null: none is set up for it, and one of `free` is to be chosen. */
    chain: ChainShown | null
  }[]
  correction: { chain: ChainShown | null; whyNot: Refusal | null }
  free: string[]
}

export interface ChainShown {
  name: string
  because: string
  levels: string[]
}

export async function findChainChoices(ctx: Ctx, id: number): Promise<ChainChoices> {
  const document = await readDocument(ctx, id)
  const open = await readOpenEdition(ctx, document)
  const shown = await readShownEdition(ctx, document)
  const chains = await listChains(ctx)
  const columnIds = await columnPath(ctx, document.columnId)
  const show = (topic: Topic): ChainShown | null => {
    const choice = chooseChain(chains, { columnIds, topic }, undefined)
    if ('code' in choice) return null
    const { chain, because } = choice
    return { name: chain.name, because, levels: chain.levels.map(({ name }) => name) }
  }
  const content = open?.content ?? { isRepost: false }
  return {
    topics: (['ordinary', 'figures', 'leaders'] as const).map((stated) => {
      const topic = topicOf(content, stated)
      return { stated, name: TOPICS[topic], chain: show(topic) }
    }),
    correction: {
      chain: show('correction'),
      whyNot: open === null ? null : whyNotCorrection(shown?.content ?? null, open.content, { reason: '…' }),
    },
    free: chains.filter((each) => !isForCorrections(each)).map(({ name }) => name),
  }
}

/** A column and the columns above it: what is set up for one holds for those below. */
export async function columnPath(ctx: Ctx, columnId: number): Promise<number[]> {
  const path: number[] = []
  for (let next: number | null = columnId; next !== null && !path.includes(next); ) {
    path.push(next)
    next = (await findColumn(ctx, { id: next })).parentId
  }
  return path
}

/** 领导活动 and 综合性工作 stay what they are when they are reposted. */
export function topicOf(content: Pick<Content, 'isRepost'>, stated: StatedTopic | undefined): Topic {
  if (stated !== undefined && stated !== 'ordinary') return stated
  return content.isRepost ? 'repost' : 'ordinary'
}
