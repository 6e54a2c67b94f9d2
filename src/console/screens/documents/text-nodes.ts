import { Mark, Node } from '@tiptap/core'

/** A picture of the document itself, with the words for those who cannot see it. */
const Picture = Node.create({
  name: 'picture',
  group: 'block',
  draggable: true,
  addAttributes: () => ({ src: { default: '' }, alt: { default: '' } }),
  parseHTML: () => [{ tag: 'img[src^="/documents/"]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
})

const raised = (name: 'sup' | 'sub') =>
  Mark.create({
    name,
    excludes: name === 'sup' ? 'sub' : 'sup',
    parseHTML: () => [{ tag: name }],
    renderHTML: () => [name, 0],
  })

export const TEXT_NODES = [Picture, raised('sup'), raised('sub')]
