import * as channels from '../../src/modules/channels/wechat/session.ts'
import * as messages from '../../src/modules/messages/index.ts'
import { openSender } from '../../src/modules/messages/queries.ts'
import { openCaseKey } from '../../src/modules/requests/index.ts'
import { apart, type Case, does, finds, nameOfFailure, sees } from './case.ts'
import { MAIL, wordFor } from './message-scene.ts'

/** What goes out to people and accounts: its settings, and what waits. */
export const MESSAGES: Record<string, Case[]> = {
  'channels.openAccount': [sees((ctx, a) => channels.openAccount(ctx, a.posting.channelId), null)],
  'messages.listGivenUp': [sees(messages.listGivenUp, [])],
  'messages.listMessagesOf': [sees((ctx, a) => messages.listMessagesOf(ctx, a.message.requestId), [])],
  'messages.listSenders': [sees(messages.listSenders, [])],
  'messages.openSender': [sees((ctx) => openSender(ctx, 'email'), null)],
  'messages.queueMessages': [
    // Without a way of sending of one's own nothing is queued, and no key is opened.
    sees(
      async (ctx, a) => messages.queueMessages(ctx, { ...wordFor(ctx, a.message.intakeId), ...a.message }),
      0,
    ),
  ],
  'messages.removeSender': [does((ctx) => messages.removeSender(ctx, 'email'))],
  'messages.resendMessage': [does((ctx, a) => messages.resendMessage(ctx, a.message.id), 'officer')],
  'messages.setSender': [
    // The settings of A are no earlier version here.
    sees((ctx) => nameOfFailure(messages.setSender(ctx, { ...MAIL, seen: 0 })), 'none'),
    apart((ctx) => messages.setSender(ctx, { ...SMS, seen: 0 })),
  ],
  'requests.openCaseKey': [finds((ctx, a) => openCaseKey(ctx, a.message.intakeId))],
}

const SMS = { kind: 'sms', settings: { address: 'https://sms.example.gov.cn/send' }, secret: 'key' } as const
