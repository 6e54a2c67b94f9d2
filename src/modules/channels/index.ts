export { createChannel } from './actions/create-channel.ts'
export { recordPublication } from './actions/record-publication.ts'
export type { Channel, ChannelCount, ChannelKind } from './channel.ts'
export { countPublications, findChannel, listCarrying, listChannels } from './queries.ts'
