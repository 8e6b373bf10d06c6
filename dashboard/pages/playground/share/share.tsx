import { useLocation } from '@tanstack/react-router'
import { Link2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { Base } from '../draft/draft.ts'
import { changesBetween, type Files } from '../draft/files.ts'
import { writeShared } from './share-link.ts'

interface ShareProps {
  readonly base: Base
  readonly files: Files
}

/** Makes a link to files as they are, for others to look at. */
export function Share(props: ShareProps) {
  const [isOpen, setOpen] = useState(false)
  const isSaved = changesBetween(props.base.files, props.files).length === 0
  return (
    <>
      <Button onClick={() => setOpen(true)} disabled={props.files.size === 0}>
        <Link2 size={14} aria-hidden="true" />
        Share
      </Button>
      <Dialog
        title="Share a link"
        description={
          isSaved
            ? 'It opens this revision, to be read, for whoever is signed in and sees this project.'
            : 'It opens the draft as it is now, to be read, for whoever is signed in and sees this project. The files are in the link itself, and on no server.'
        }
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <ShareLink {...props} isSaved={isSaved} />
      </Dialog>
    </>
  )
}

function ShareLink({ base, files, isSaved }: ShareProps & { readonly isSaved: boolean }) {
  const address = useAddress()
  const [hash, setHash] = useState<string | null>()
  useEffect(() => {
    if (!isSaved) void writeShared(base, files).then((text) => setHash(text ?? null))
  }, [base, files, isSaved])
  if (isSaved) return <LinkField link={address(base.number)} />
  if (hash === undefined) return <Skeleton height="5rem" />
  if (hash !== null) return <LinkField link={`${address()}#${hash}`} />
  return (
    <EmptyState title="This draft is too large for a link.">
      <p>Save it, and share the revision: its link is short.</p>
    </EmptyState>
  )
}

const LinkField = ({ link }: { readonly link: string }) => (
  <>
    <Field label="Link" value={link} readOnly onFocus={({ target }) => target.select()} />
    <CopyButton text={link} label="Copy link" />
  </>
)

/** Where one is, with the file that is open and the route that is looked at; nothing that is the viewer's own. */
function useAddress(): (revision?: number) => string {
  const { pathname, search } = useLocation()
  return (revision) => {
    const { file, graph } = search
    const kept = Object.entries({ revision, file, graph }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    )
    const text = new URLSearchParams(kept).toString()
    return `${location.origin}${pathname}${text && `?${text}`}`
  }
}
